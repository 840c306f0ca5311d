/** How much a text looks like one person's name, or a team's. Shape alone: nothing is looked up but given names. */
import { foldText } from '../../text/fold.js';
import { GIVEN_NAMES } from './given-names.js';
import { scoreTeamName } from './team-name.js';
import { isUncased } from './uncased.js';

const LONGEST_NAME = 80;
/** Two words in lower case are above it, a word such as `and` among them is below. */
const LEAST_POSSIBLE = -10;

const PARTICLES = new Set(
  (
    'van von de del della dello der den di da dos das do du la le lo el al bin ben ibn ter ten te tot zu zur zum ' +
    "af av st san santa y e i las los abu bint op 't het vom vander degli dei ould ap mac"
  ).split(' '),
);

const TITLE_WORDS = new Set(
  (
    'a about across adaptive against all an and approach are as at be beyond by can do does for from how in into is ' +
    'its learning method model models modeling more network networks not of on or over study survey system systems ' +
    'than that the their through to toward towards under using via we what when where why with within without your'
  ).split(' '),
);

/** Of these, the ones that are no names when capitalised; `An`, `Do`, `To` and `In` are. */
const CAPITALISED_TITLE_WORDS = new Set(
  (
    'About Across Against And Approach Are Beyond By Can For From How Into Is Its Learning Method ' +
    'Models Modeling Network Networks Not Of On Or Over Study Survey System Systems Than That The Their Through ' +
    'Toward Towards Under Using Via What When Where Why With Within Without Your'
  ).split(' '),
);

/**
 * Positive for what is probably a name; higher is likelier. -10 or less for what is certainly none. The weights are
 * natural logarithms of odds, set by eye and held by the tests on glued lines.
 */
export function scoreName(name: string): number {
  if (name === '' || name.length > LONGEST_NAME) return -12;
  const team = scoreTeamName(name);
  if (team !== null) return team;
  if (/[\p{N}:;?!$"“”<>=+*/\\|@#%&[\]{}_]/u.test(name)) return -12;
  const words = bareName(name).split(/\s+/u);
  return scoreLength(words) + scoreFirstWord(words[0] ?? '') + sum(words.map(scoreWord));
}

export function isNameShaped(name: string): boolean {
  return scoreName(name) > 0;
}

/** `JOHN SMITH`, `Voltaire`, `danah boyd`: up to four words of letters, none of them a sentence's. */
export function canBeName(name: string): boolean {
  return (
    isNameShaped(name) ||
    (/^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u.test(name) &&
      scoreName(name) > LEAST_POSSIBLE)
  );
}

/** True for a given name on the list, also where it is the first part of a double one: `Jean-Baptiste`, `JoAnn`. */
export function isGivenName(word: string): boolean {
  const [first = ''] = word.slice(0, 40).split(/[-‐‑]|(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u);
  return GIVEN_NAMES.has(foldText(first));
}

/** `von`, `de`, `y`: a part of a family name in lower case. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** Two given names on the list, written as one word: `JoAnn`, `MarieClaire`. */
function isDoubleGivenName(word: string): boolean {
  const parts = word.slice(0, 40).split(/(?<=\p{Ll})(?=\p{Lu})/u);
  return parts.length === 2 && parts.every((part) => GIVEN_NAMES.has(foldText(part)));
}

/** Without a suffix, or an affiliation in brackets. */
function bareName(name: string): string {
  return name.replace(/\s*\([^()]*\)$/u, '').replace(/,? (?:Jr|Sr|II|III|IV)\.?$/u, '');
}

/** Particles and initials lengthen a name without making it less likely. */
function scoreLength(words: readonly string[]): number {
  if (words.length === 1) return isUncased(words[0] ?? '') ? 1 : -2.5;
  const full = words.filter((word) => !PARTICLES.has(word) && !/^\p{Lu}\.?$/u.test(word)).length;
  return [1.2, 1, 0, -1.2][Math.max(full, 2) - 2] ?? -6;
}

function scoreFirstWord(word: string): number {
  if (isGivenName(word)) return 2.5;
  return /^\p{Lu}\.$/u.test(word) ? 1 : 0;
}

function scoreWord(word: string): number {
  if (PARTICLES.has(word)) return 0;
  if (TITLE_WORDS.has(word)) return -8;
  if (CAPITALISED_TITLE_WORDS.has(word)) return -6;
  return scoreSpelling(word);
}

const SPELLINGS: readonly [RegExp, number][] = [
  // Ann, Łukasz, Þór
  [/^\p{Lu}\p{M}*[\p{Ll}\p{M}]+\.?$/u, 0.4],
  // J., J.-B., S.M., Ch.
  [/^(?:\p{Lu}\p{M}*\p{Ll}?\.-?)+$/u, 0.6],
  // W, JP
  [/^\p{Lu}{1,2}$/u, 0],
  // McGrath, MacDonald, DeVries, O'Brien, D’Angelo, LeCun, VanderPlas, Al-Sayed, FitzGerald
  [
    /^(?:Mc|Mac|De|Di|Du|Da|La|Le|Lo|El|Al|Van|Vande[rn]?|Von|Fitz|St|San|Ben|Bar|Del|Della|[ODLNM](?=['’ʼ`]))['’ʼ`]?\p{Lu}[\p{Ll}\p{M}]+$/u,
    0.4,
  ],
  // hÉigeartaigh, nÓg
  [/^[hn]-?\p{Lu}\p{Ll}+$/u, 0.2],
  // d'Alché-Buc, al-Khwarizmi, 't
  [/^\p{Ll}{1,2}['’ʼ-]\p{Lu}[\p{L}\p{M}'’-]*$/u, 0.2],
  // Jean-Baptiste, Grau-Moya, Y-Lan, Xiao-li, Warde-Farley, N'Diaye, Ka'ili
  [/^\p{Lu}[\p{L}\p{M}]*\.?(?:[-‐‑'’ʼ`]\p{L}[\p{L}\p{M}]*\.?)+$/u, 0.2],
];

function scoreSpelling(word: string): number {
  if (isUncased(word)) return 1;
  const spelling = SPELLINGS.find(([pattern]) => pattern.test(word));
  if (spelling !== undefined) return spelling[1] - innerCapitals(word);
  if (isSyllablePair(word) || isDoubleGivenName(word)) return -0.3;
  if (/^\p{Lu}{3,}$/u.test(word)) return -2;
  return /^\p{Lu}/u.test(word) ? -4 : -5;
}

/** `Jean-Baptiste` has none; `Self-SupervisedGANs` and `RLJean-Luc` have some that no prefix explains. */
function innerCapitals(word: string): number {
  const parts = word.split(/[-‐‑'’ʼ`.]/u);
  if (parts.length === 1) return 0;
  return parts.some(
    (part) => /\p{L}\p{Lu}/u.test(part) && !/^(?:Mc|Mac|De|Le|La|Van)\p{Lu}\p{Ll}+$|^\p{Lu}{2}$/u.test(part),
  )
    ? 3
    : 0;
}

/** Syllables of Chinese and Korean names as they are romanised. */
const SYLLABLE =
  '(?:[ZCS]h|[KGHM]y|[BCDFGHJKLMNPQRSTWXYZ])(?:[iu]?an?|[iu]?ang|i?ao|[iu]?e|[eiu]n|i?[eo]ng|ing|o|ou|[iu]u?|uo|u?ai|[eu]i|' +
  'ae|ee|oo|eo|eu|ung|yung?|eong?|oon|ook|uk|ok|ak|yu|er)';
const SYLLABLE_PAIR = new RegExp(`^${SYLLABLE}${SYLLABLE}$`);

/** Two such syllables, each with a capital, as some write their given names: `ChengXiang`, `JinYeong`. */
function isSyllablePair(word: string): boolean {
  return SYLLABLE_PAIR.test(word);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
