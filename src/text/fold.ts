/**
 * Folding: the forms in which spellings of one name, or of one title, are equal. Pure, and the only place
 * that knows how; the database stores what these functions give and never folds itself.
 */

/** How titles are folded: stores that were folded otherwise are folded anew when they are migrated. */
export const TITLE_FOLD = 2;

/** Letters that Unicode does not decompose, by what people type instead of them. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŀ: 'l',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'n',
};

/** Keys are indexed; PostgreSQL's B-tree takes entries of up to 2,704 bytes, identifiers beside a key included. */
const MAX_KEY_CHARACTERS = 500;

/** Marks on letters of these scripts are accents; in others they tell letters apart, as `が` from `か`. */
const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/** So many marks does no letter have; the Stream-Safe Text Format of UAX #15 allows as many. */
const MOST_MARKS = 30;
const MARKS_BEYOND = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/** Putting marks in order takes time quadratic in their number, so of a pile the first are kept. */
function withoutPiles(text: string): string {
  return text.length > MOST_MARKS ? text.replace(MARKS_BEYOND, '$1') : text;
}

/** What nobody sees: soft hyphens, joiners, marks of order and the like. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/** Case and accents folded, what is invisible left out, all else kept: `Déletang, G.` gives `deletang, g.` */
export function foldText(text: string): string {
  return withoutPiles(text.replace(INVISIBLE, ''))
    .normalize('NFKD')
    .replace(ACCENTS, '$1')
    .toLowerCase()
    .replace(ACCENTS, '$1')
    .normalize('NFC')
    .replace(/[łøđðħıŀŧßæœþŋ]/gu, (letter) => BASE_LETTERS[letter] ?? letter);
}

/** Of every kind: quotation marks, primes, letters by Unicode's tables, and accents that stand beside a letter. */
const APOSTROPHES =
  /[\u0060\u00B4\u02B9-\u02BF\u02C8\u02CA\u02CB\u2018\u2019\u201B\u2032\u2035\u05F3\uA78B\uA78C\uFF07]/gu;

/**
 * The key under which spellings are certainly one person's: case, accents, full stops, space, and the kind of
 * apostrophes and dashes folded; at most 500 characters.
 */
export function foldName(name: string): string {
  const words = foldText(name.replaceAll(APOSTROPHES, "'"))
    .replaceAll('.', ' ')
    .replaceAll(/\s*[\p{Pd}\u2212\u2043]\s*/gu, '-');
  return cut(collapse(words));
}

/**
 * The key under which titles are equal: case, accents, punctuation, space, commands of TeX and names of single Greek
 * letters folded; at most 500 characters. Signs of arithmetic are no punctuation: the (1+λ) EA is not the (1,λ) EA, and C++
 * is not C. Raise `TITLE_FOLD` with every change of what this gives.
 */
export function foldTitle(title: string): string {
  const letters = foldText(plainMath(title).replaceAll(APOSTROPHES, "'"));
  const key = collapse(spelledGreek(letters).replaceAll(/[^\p{L}\p{M}\p{N}+<>=#±×÷√∞∑∫≤≥≠≈]+/gu, ' '));
  return cut(key === '' ? collapse(foldText(title)) : key);
}

/** White space as single blanks, none at the ends. */
function collapse(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * At most so many characters as a key may have: whole ones as people see them, and no blank at the end, since a key is
 * split into words.
 */
function cut(key: string): string {
  if (key.length <= MAX_KEY_CHARACTERS) return key;
  const end = GRAPHEMES.segment(key).containing(MAX_KEY_CHARACTERS)?.index ?? 0;
  // A pile of marks is one character for Unicode, however high.
  const whole =
    end > 0 ? key.slice(0, end) : key.slice(0, MAX_KEY_CHARACTERS).replace(/[\uD800-\uDBFF]$/u, '');
  return whole.trimEnd();
}

const GREEK_NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega';

/** Greek letters by their names, `Lambda` the capital one; `var` before a name is another shape of the letter. */
const GREEK = new Map(
  GREEK_NAMES.split(' ').map((name, at) => [name, String.fromCodePoint(0x3b1 + at + (at > 16 ? 1 : 0))]),
);

const NAMES_OF_GREEK = new Map([...GREEK].map(([name, letter]) => [letter, name]));

/** What other commands print, as far as keys tell it apart. */
const SYMBOLS = new Map(
  (
    'times:× pm:± div:÷ sqrt:√ infty:∞ sum:∑ int:∫ leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠ approx:≈ lt:< gt:> ' +
    'ell:l hbar:h imath:i jmath:j ss:ss o:o O:O l:l L:L ae:ae AE:AE oe:oe OE:OE aa:a AA:A i:i j:j'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [command: string, printed: string]),
);

/** Commands that say how something is set, or put an accent on it. */
const SETTING = new Set(
  (
    'mathrm mathbf mathcal mathbb mathfrak mathsf mathit mathscr mathtt boldsymbol bm pmb text textit textbf textrm textsc ' +
    'texttt textsf textup textsl textmd textnormal textsuperscript textsubscript emph it bf rm sc tt sl em sf cal left right ' +
    'big Big bigg Bigg bigl bigr Bigl Bigr ensuremath mbox hbox operatorname displaystyle textstyle scriptstyle limits ' +
    'nolimits overline underline bar hat tilde vec dot ddot widehat widetilde check breve acute grave mathring protect ' +
    'noindent boldmath unboldmath xspace frac dfrac tfrac c v H u k r b d t'
  ).split(' '),
);

const HOLDS_TEX = /[\\${}^_]/;
const COMMAND = /\\(?:([A-Za-z]+) ?|([^A-Za-z]))/gu;
const FORMULA = /\$([^$]*)\$/g;
/** Where a blank stands at either end, two signs may be of money. */
const IS_FORMULA = /^(?:\S|\S[^]*\S)$|[\\^_{}]/;

/**
 * Text without formulas and commands of TeX, as those type it who have none: `$\alpha$-decay of H$_2$O` is `α-decay of H2O`. For
 * keys alone; what is shown stays as it is. Text that holds no TeX is what it was.
 */
export function plainMath(text: string): string {
  if (!HOLDS_TEX.test(text)) return text;
  return text
    .replaceAll(COMMAND, (_, word?: string, sign?: string) =>
      word === undefined ? signOf(sign) : wordOf(word),
    )
    .replaceAll(FORMULA, (whole, formula: string) =>
      IS_FORMULA.test(formula) ? formula.replaceAll(/[_^]/g, '') : whole,
    )
    .replaceAll(/[_^](?:\(([^()]*)\)|(?=[{\d]))/g, '$1')
    .replaceAll(/[{}]/g, '');
}

function wordOf(word: string): string {
  const name = word.replace(/^var/, '').toLowerCase();
  const printed = GREEK.get(name) ?? SYMBOLS.get(word);
  if (printed !== undefined) return printed;
  return SETTING.has(word) ? '' : ` ${word} `;
}

/** Accents and thin spaces are nothing; what is escaped, and a line break, parts words. */
function signOf(sign = ''): string {
  return /['`^"~=.,!]/.test(sign) ? '' : ' ';
}

/**
 * Greek letters that stand alone in text of another script, by their names, as many type them: `TNF-α` is `TNF-alpha`.
 *
 * @param folded in lower case, without accents.
 */
export function spelledGreek(folded: string): string {
  if (!/\p{Script=Greek}/u.test(folded) || /\p{Script=Greek}{2}/u.test(folded)) return folded;
  return folded.replaceAll(
    /[α-ω]/gu,
    (letter) => NAMES_OF_GREEK.get(letter === 'ς' ? 'σ' : letter) ?? letter,
  );
}
