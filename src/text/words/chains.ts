import { foldText, plainMath, spelledGreek } from '../fold.js';

/**
 * The words of a text, as it is searched: one way to take texts apart, for what is indexed and what is asked. Words are runs
 * of letters and digits; every other sign parts them. Some signs also hold words together, as in `GPT-3`: those make a chain.
 * Pure.
 */

/** A word in the text that it was found in. */
export interface PrintedWord {
  /** Folded: in lower case, without accents, at most 60 characters. Not stemmed. */
  word: string;
  /** Where it stands, in UTF-16 units: from `start` to before `end`. */
  start: number;
  end: number;
}

/** Words that signs hold together, such as `state-of-the-art`. Most chains are of one word. */
export interface Chain {
  parts: PrintedWord[];
  /** What the chain is called when it is written as one word: `gpt3`; at the place of its last part. */
  joins: { word: string; place: number }[];
  /** Whether the parts are pairs of signs that overlap, of a script that puts no blanks between words. */
  isBigrams: boolean;
}

/** Letters with their marks and digits; numbers that are set high or made of two are words of their own. */
const RUN = /[\p{L}\p{M}\p{Nd}\p{Nl}\u2080-\u2089\p{Default_Ignorable_Code_Point}]+|\p{No}+/gu;

/** Scripts that put no blanks between words, or, as Korean does, hang endings on them. */
const BIGRAMS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]+/u;
const SEGMENTS = new RegExp(`(${BIGRAMS.source})`, 'u');

const DASH = /^[-_\u2010-\u2013\u2043\u2212]$/u;
const APOSTROPHE = /^['\u2018\u2019\u02BC\u02B9\uFF07]$/u;

/** What is longer is no word: a gene, a key, a picture in letters. */
const LONGEST_WORD = 60;
const LONGEST_JOIN = 40;
const MOST_JOINED = 6;

/** The chains of a text, in their order. */
export function chainsOf(text: string): Chain[] {
  const chains: Chain[] = [];
  let open: OpenChain | null = null;
  for (const match of text.matchAll(RUN)) {
    const [run, start] = [match[0], match.index];
    const end = start + run.length;
    if (open !== null && open.end === start - 1) {
      const sign = text.charAt(open.end);
      if (APOSTROPHE.test(sign) && /^s$/i.test(run)) {
        open.end = end;
        continue;
      }
      if (holdsTogether(sign, open.last, run)) {
        const parts = wordsOfRun(run, start);
        if (parts !== null) {
          open.add(parts, { sign, end });
          continue;
        }
      }
    }
    if (open !== null) chains.push(open.close());
    open = null;
    const parts = wordsOfRun(run, start);
    if (parts === null) chains.push(...bigramChains(run, start));
    else if (parts.length > 0) open = new OpenChain(parts, end + signsAfter(text, end, parts));
  }
  if (open !== null) chains.push(open.close());
  return chains;
}

/** As `chainsOf`, of text that may hold TeX, as those type it who have none. Places are those in the text without TeX. */
export function plainChainsOf(text: string): Chain[] {
  return chainsOf(plainMath(text));
}

/** Each word once, with those that chains are called when they are written as one; in the order of the text. */
export function distinctWords(chains: readonly Chain[]): string[] {
  const words = new Set<string>();
  for (const { parts, joins } of chains) {
    for (const { word } of parts) words.add(word);
    for (const { word } of joins) words.add(word);
  }
  return [...words];
}

class OpenChain {
  readonly #parts: PrintedWord[];
  readonly #joins: Chain['joins'] = [];
  #joinable = true;
  end: number;

  constructor(parts: PrintedWord[], end: number) {
    this.#parts = parts;
    this.end = end;
    const special = SPECIAL.get(parts[0]?.word ?? '');
    const length = end - (parts.at(-1)?.end ?? end);
    if (special !== undefined && length > 0) this.#joins.push({ word: special[length] ?? '', place: 0 });
  }

  get last(): string {
    return this.#parts.at(-1)?.word ?? '';
  }

  add(parts: readonly PrintedWord[], { sign, end }: { sign: string; end: number }): void {
    const before = this.last;
    const first = parts[0]?.word ?? '';
    this.#parts.push(...parts);
    this.end = end;
    this.#joinable &&= sign !== '.' || /^\p{L}/u.test(first);
    // `GPT-3-based` is of GPT3, too.
    if (this.#joinable && parts.length === 1 && /\p{L}$/u.test(before) && /^\p{N}/u.test(first))
      this.#join(before + first);
  }

  close(): Chain {
    const parts = this.#parts;
    if (this.#joinable && parts.length > 1 && parts.length <= MOST_JOINED) {
      const whole = parts.map(({ word }) => word).join('');
      if (/\p{L}/u.test(whole)) this.#join(whole);
    }
    return { parts, joins: this.#joins, isBigrams: false };
  }

  #join(word: string): void {
    const place = this.#parts.length - 1;
    if (word.length <= LONGEST_JOIN && this.#joins.every((join) => join.word !== word))
      this.#joins.push({ word, place });
  }
}

/** Names with signs at their ends, by how many signs: `C++`, `C#`. */
const SPECIAL = new Map<string, Record<number, string>>([
  ['c', { 1: 'csharp', 2: 'cplusplus' }],
  ['f', { 1: 'fsharp' }],
]);

/** How many signs behind a word belong to its name. */
function signsAfter(text: string, end: number, [first]: readonly PrintedWord[]): number {
  if (first === undefined || !SPECIAL.has(first.word)) return 0;
  if (first.word === 'c' && text.startsWith('++', end)) return 2;
  return text.startsWith('#', end) ? 1 : 0;
}

function holdsTogether(sign: string, before: string, after: string): boolean {
  if (DASH.test(sign) || APOSTROPHE.test(sign)) return true;
  if (sign !== '.') return false;
  // `Vue.js`, `e.g`, `3.1`; a sentence without a blank behind it does not go on.
  if (/\p{N}$/u.test(before)) return /^\p{N}/u.test(after);
  return /^\p{L}{1,3}$/u.test(after);
}

/** The words of a run; null where it holds a script that is searched by pairs of signs. */
function wordsOfRun(run: string, start: number): PrintedWord[] | null {
  if (isAscii(run)) return [{ word: cut(run.toLowerCase()), start, end: start + run.length }];
  if (BIGRAMS.test(run)) return null;
  return folded(run).map((word) => ({ word, start, end: start + run.length }));
}

/** Folding may make several words of one: `½` is 1 and 2. */
function folded(run: string): string[] {
  const known = folds.get(run);
  if (known !== undefined) return known;
  const words = (spelledGreek(foldText(run)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(cut);
  if (folds.size >= MOST_FOLDS) folds.clear();
  if (run.length <= LONGEST_WORD) folds.set(run, words);
  return words;
}

const folds = new Map<string, string[]>();
const signs = new Map<string, string>();
const MOST_FOLDS = 10_000;

function foldedSign(sign: string): string {
  const known = signs.get(sign);
  if (known !== undefined) return known;
  const fold = foldText(sign);
  if (signs.size >= MOST_FOLDS) signs.clear();
  if (sign.length <= LONGEST_WORD) signs.set(sign, fold);
  return fold;
}

/** A run in which scripts are mixed, as in `使用BERT模型`: a chain for each. */
function bigramChains(run: string, start: number): Chain[] {
  const chains: Chain[] = [];
  let at = start;
  for (const segment of run.split(SEGMENTS)) {
    const end = at + segment.length;
    if (BIGRAMS.test(segment)) chains.push({ parts: bigrams(segment, at), joins: [], isBigrams: true });
    else
      for (const word of folded(segment))
        chains.push({ parts: [{ word, start: at, end }], joins: [], isBigrams: false });
    at = end;
  }
  return chains.filter(({ parts }) => parts.length > 0);
}

/** Each sign with the next, and the last alone, so that every sign begins a word. */
function bigrams(segment: string, start: number): PrintedWord[] {
  const signs = [...segment.matchAll(/\P{M}\p{M}*/gu)].map((match) => ({
    sign: foldedSign(match[0]),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  return signs.map((sign, index) => {
    const next = signs[index + 1];
    return { word: sign.sign + (next?.sign ?? ''), start: sign.start, end: next?.end ?? sign.end };
  });
}

function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join('');
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u007F]*$/.test(text);
}
