/** Whether a title can end at an offset of a glued line. */
import { gluedToken } from './glued-line.js';
import { isGivenName, scoreName } from '../bylines/name-shape.js';
import { bareWord, hasWord, type Vocabulary } from './vocabulary.js';

interface Words {
  entryWords: Vocabulary;
  documentWords: Vocabulary;
}

const NO_TITLE_ENDS_WITH = new Set(
  'a an the of for and or with in to from via by at as is are on into using towards toward under between over than mc mac'.split(
    ' ',
  ),
);

/** Positive for a plausible end, in the measure of `scoreName`. */
export function scoreTitleEnd(body: string, at: number, words: Words): number {
  const { left, whole } = gluedToken(body, at);
  return (
    scoreLength(body.slice(0, at)) +
    scoreListed(body.slice(0, at)) +
    scoreLastCharacter(left) +
    scoreCapitals(body, at, left, words) +
    scoreDigit(body, at, left) +
    scoreLastWord(left, words) +
    scoreBrackets(body.slice(Math.max(0, at - 300), at)) +
    scoreWhole(whole, words)
  );
}

function scoreLength(title: string): number {
  const length = title.trim().length;
  if (length < 3) return -6;
  return length < 12 && !title.includes(' ') ? -0.5 : 0;
}

/** A title that ends with `, Ann Lee, Xuan` has taken names in: whole ones, or the first half of `XuanLong`. */
function scoreListed(title: string): number {
  const [, ...listed] = title.slice(-300).split(',');
  const last = listed.pop()?.trim() ?? '';
  const names = listed.map((part) => scoreName(part.trim())).filter((score) => score > 0);
  return (isNameBeginning(last) ? -4 : 0) - names.reduce((sum, score) => sum + Math.min(2, score / 2), 0);
}

/** Within a run of capitals a title ends before the last (`BERT|Jacob`), or with a word that is known. */
function scoreCapitals(body: string, at: number, left: string, { documentWords }: Words): number {
  const isWithinRun = /\p{Lu}$/u.test(left) && /^\p{Lu}\p{Lu}/u.test(body.slice(at, at + 2));
  return isWithinRun && !hasWord(documentWords, left) ? -2 : 0;
}

/** `3D`, `5G` and `7B` are one word; what follows their letter is then a capital: `3D|Y-Anh`, not `3|DY-Anh`. */
function scoreDigit(body: string, at: number, left: string): number {
  return /\p{N}$/u.test(left) && /^[BDGKMTX]\p{Lu}/u.test(body.slice(at, at + 3)) ? -4 : 0;
}

function scoreLastCharacter(left: string): number {
  if (/[-‐‑–—,;:/\\([{“‘&+=@#]$/u.test(left)) return -7;
  if (/^\p{P}*\p{Lu}\p{M}*\.$/u.test(left) || /\p{Lu}\.\p{Lu}?\.?$/u.test(left)) return -5;
  if (/\p{Lu}['’ʼ`]$/u.test(left)) return -4;
  return /[?!)\]"”}$…]$/u.test(left) ? 0.5 : 0;
}

function scoreLastWord(left: string, { entryWords, documentWords }: Words): number {
  const word = bareWord(left);
  if (NO_TITLE_ENDS_WITH.has(word.toLowerCase())) return -4;
  return scorePrinted(left, entryWords, documentWords) + scoreNameBeginning(left) + scoreWordShape(word);
}

function scorePrinted(left: string, entryWords: Vocabulary, documentWords: Vocabulary): number {
  if (hasWord(entryWords, left)) return 2.5;
  return hasWord(documentWords, left) ? 1.5 : 0;
}

/** `UL2Mc` and `networksCheng` end with the first half of `McKenzie` or `ChengXiang`. */
function scoreNameBeginning(left: string): number {
  const inner = /\S(\p{Lu}\p{Ll}+)$/u.exec(left)?.[1] ?? '';
  return isNameBeginning(inner) ? -4 : 0;
}

function isNameBeginning(word: string): boolean {
  return /^(?:De|La|Le|Mc|Mac|Van|Jo|Fitz)$/.test(word) || (word !== '' && isGivenName(word));
}

/** A camel-case end is rare among titles, and `learningChen` is the ordinary sign of a cut within the name. */
function scoreWordShape(word: string): number {
  if (/^\p{Ll}{3,}\p{Lu}/u.test(word)) return -3;
  if (/\p{Ll}\p{Lu}\p{Ll}+$/u.test(word)) return -1.5;
  if (/^\p{Lu}\p{Ll}?$/u.test(word)) return -1;
  return 0;
}

/** `What (and` is not over. */
function scoreBrackets(title: string): number {
  const open = (title.match(/[([{]/g) ?? []).length;
  const closed = (title.match(/[)\]}]/g) ?? []).length;
  const dollars = (title.match(/(?<!\\)\$/g) ?? []).length;
  return (open > closed ? -4 : 0) + (dollars % 2 === 1 ? -4 : 0);
}

/** A word that the document prints as it stands is no place to cut: `DeepMind`, `MaxSAT`. */
function scoreWhole(whole: string, { documentWords }: Words): number {
  return documentWords.printed.has(bareWord(whole)) ? -6 : 0;
}
