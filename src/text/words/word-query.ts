import { plainMath } from '../fold.js';
import { type Chain, chainsOf } from './chains.js';
import { MARKS } from './marks.js';
import { isStopWord, stemOf } from './stem.js';

/**
 * What is asked for in web-search syntax: words, "a phrase", `or`, `-not`. All clauses of one of the alternatives must be met.
 * Texts of a `tsquery` are put together here: words are letters and digits alone, so that none needs an escape.
 */
export interface WordQuery {
  alternatives: Clause[][];
}

export interface Clause {
  isExcluded: boolean;
  isQuoted: boolean;
  /** As it was typed, without quotation marks. */
  typed: string;
  /** Its words, folded and not stemmed, also stop words. */
  words: string[];
  /** The stems of its words but stop words; all of them are held where the clause is met in a text. */
  stems: string[];
  /** The stem of its words written as one: `gpt3` of `GPT-3`; null of most. */
  joined: string | null;
  /** The `tsquery` over title, abstract and comment. */
  text: string;
  /** The same over names of authors and institutions; null of a phrase, as names are no text. */
  named: string | null;
  /** Over either. */
  anywhere: string;
  /** The `tsquery` that is met where the title has the words as they are typed. */
  title: string;
}

const TOKEN = /(-*)(?:"([^"]*)"?|([^\s"]+))/gu;

/** Reads a query. Stop words alone are no clause. */
export function readWordQuery(text: string): WordQuery {
  const alternatives: Clause[][] = [[]];
  for (const [, minus = '', quoted, bare = ''] of text.matchAll(TOKEN)) {
    if (quoted === undefined && minus === '' && /^or$/i.test(bare)) alternatives.push([]);
    else
      alternatives
        .at(-1)
        ?.push(
          ...clausesOf({ typed: quoted ?? bare, isExcluded: minus !== '', isQuoted: quoted !== undefined }),
        );
  }
  return { alternatives: alternatives.filter((clauses) => clauses.length > 0) };
}

/**
 * The whole query as the text of a `tsquery`; null where it asks for no word. One of exclusions alone (`-learning`) would be
 * the whole store, so nothing meets it.
 */
export function tsqueryOf({ alternatives }: WordQuery, scope: 'text' | 'anywhere'): string | null {
  if (!asksForWords({ alternatives })) return null;
  return either(alternatives.map((clauses) => all(clauses.map((clause) => clauseQuery(clause, scope)))));
}

/** A clause as the text of a `tsquery`: not to be met where it is excluded. */
export function clauseQuery(clause: Clause, scope: 'text' | 'anywhere'): string {
  return clause.isExcluded ? `!${clause[scope]}` : clause[scope];
}

/** `tsqueryOf` a text in web-search syntax; the empty query, which nothing meets, where it asks for no word. */
export function tsqueryOfText(text: string, scope: 'text' | 'anywhere' = 'text'): string {
  return tsqueryOf(readWordQuery(text), scope) ?? '';
}

/** The stop words of a query that stand alone and are not excluded, folded: they may be names. */
export function typedStopWords(text: string): string[] {
  const typed = [...text.matchAll(TOKEN)].filter(
    ([, minus, , bare]) => minus === '' && bare !== undefined && !/^or$/i.test(bare),
  );
  const words = typed.flatMap(([, , , bare = '']) => chainsOf(plainMath(bare)).flatMap(wordsOf));
  return [...new Set(words.filter(isStopWord))];
}

/** The same without exclusions: what is to be found. */
export function wordsToFind({ alternatives }: WordQuery): WordQuery {
  return { alternatives: alternatives.map((clauses) => clauses.filter(({ isExcluded }) => !isExcluded)) };
}

/** Whether every alternative has a word that is to be there. */
export function asksForWords({ alternatives }: WordQuery): boolean {
  const asks = (clauses: readonly Clause[]) => clauses.some(({ isExcluded }) => !isExcluded);
  return alternatives.length > 0 && alternatives.every(asks);
}

/** A `tsquery` met where another is met in the title alone. */
export function titleOnly(query: string): string {
  return query.replaceAll(/('[^']+')(:\*)?/g, (_, lexeme: string, beginning?: string) =>
    beginning === undefined ? `${lexeme}:A` : `${lexeme}:*A`,
  );
}

/** A `tsquery` that is met wherever another is, which an index on words can tell alone: without the order of words. */
export function loosened(query: string): string {
  return query.replaceAll(/<\d+>/g, '&');
}

/** Texts of a `tsquery`, all to be met. */
export function all(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' & ')})`;
}

/** Texts of a `tsquery`, one to be met. */
export function either(parts: readonly string[]): string {
  const distinct = [...new Set(parts)];
  return distinct.length === 1 ? (distinct[0] ?? '') : `(${distinct.join(' | ')})`;
}

interface Token {
  typed: string;
  isExcluded: boolean;
  isQuoted: boolean;
}

function clausesOf({ typed, ...kind }: Token): Clause[] {
  const plain = plainMath(typed);
  const chains = chainsOf(plain);
  const groups = kind.isQuoted || kind.isExcluded ? [chains] : chains.map((chain) => [chain]);
  return groups.flatMap((group) => {
    const content = group.length > 1 ? phraseContent(group) : chainContent(group[0]);
    const [start, end] = [group[0]?.parts[0]?.start, group.at(-1)?.parts.at(-1)?.end];
    return content === null ? [] : [{ ...kind, ...content, typed: plain.slice(start, end) }];
  });
}

type Content = Omit<Clause, keyof Token>;

/** A word, or several held together: as they are, or written as one, or in a name. */
function chainContent(chain: Chain | undefined): Content | null {
  if (chain === undefined) return null;
  if (chain.isBigrams) return chain.parts.length === 1 ? signContent(chain) : phraseContent([chain]);
  const words = wordsOf(chain);
  const joined = chain.joins.at(-1)?.word;
  // The signs tell `C++` from C.
  if (words.length === 1 && joined !== undefined) return wordContent(joined);
  const content = words.length === 1 ? wordContent(words[0]) : phraseContent([chain]);
  const written = wordContent(joined);
  if (content === null || written === null) return content ?? written;
  return {
    words,
    stems: content.stems,
    joined: written.stems[0] ?? null,
    text: either([content.text, written.text]),
    named: either([namesOf(words), inName(written.words[0])]),
    anywhere: either([content.text, written.text, namesOf(words), inName(written.words[0])]),
    title: either([content.title, written.title]),
  };
}

function wordContent(word: string | undefined): Content | null {
  if (word === undefined || isStopWord(word)) return null;
  const text = lexeme(stemOf(word));
  return {
    words: [word],
    stems: [stemOf(word)],
    joined: null,
    text,
    named: inName(word),
    anywhere: either([text, inName(word)]),
    title: inTitle(word),
  };
}

/** One sign of a script that is searched by pairs: every pair that begins with it. */
function signContent({ parts }: Chain): Content | null {
  const word = parts[0]?.word;
  if (word === undefined) return null;
  const text = `${lexeme(word)}:*`;
  return {
    words: [word],
    stems: [word],
    joined: null,
    text,
    named: `${inName(word)}:*`,
    anywhere: either([text, `${inName(word)}:*`]),
    title: `${inTitle(word)}:*`,
  };
}

/** Words one behind the other, with stop words between them. */
function phraseContent(chains: readonly Chain[]): Content | null {
  const words = chains.flatMap(wordsOf);
  const placed = words.map((word, place) => ({ word, place })).filter(({ word }) => !isStopWord(word));
  const [first] = placed;
  if (first === undefined) return null;
  const steps = placed.map(({ word, place }, index) => {
    const distance = place - (placed[index - 1]?.place ?? place);
    return (index === 0 ? '' : ` <${distance}> `) + lexeme(stemOf(word));
  });
  const text = placed.length === 1 ? lexeme(stemOf(first.word)) : `(${steps.join('')})`;
  return {
    words,
    stems: placed.map(({ word }) => stemOf(word)),
    joined: null,
    text,
    named: null,
    anywhere: text,
    title: all(words.map(inTitle)),
  };
}

/** The last of pairs is the last sign alone, which a longer text need not have. */
function wordsOf({ parts, isBigrams }: Chain): string[] {
  const words = parts.map(({ word }) => word);
  return isBigrams && words.length > 1 ? words.slice(0, -1) : words;
}

function namesOf(words: readonly string[]): string {
  return all(words.filter((word) => !isStopWord(word)).map(inName));
}

const lexeme = (word: string) => `'${word}'`;
const inName = (word = '') => lexeme(MARKS.name + word);
const inTitle = (word: string) => lexeme(MARKS.title + word);
