import { isStopWord, stemOf } from '../../text/words/stem.js';
import type { Clause } from '../../text/words/word-query.js';

/** What the store knows of a word. */
export interface KnownWord {
  /** Papers whose title, abstract or comment says it. */
  textCount: number;
  /** Papers where a name holds it, of an author or an institution. */
  nameCount: number;
  /** Of a word that nothing holds: words near to it, with how many papers hold each in the title or a name. */
  near: { word: string; count: number }[];
  /**
   * Of a word that nothing holds and that is two known words written as one: how many characters the first has, and how many
   * papers hold the rarer in the title.
   */
  split: { length: number; papers: number } | null;
}

/** What the store knows of words, by word. */
export interface Counts {
  papers: number;
  known: Map<string, KnownWord>;
}

/** A clause, and how common it is. */
export interface PlannedClause extends Clause {
  /** Papers that hold it, at most: those that hold its rarest word. */
  count: number;
}

/** A query for papers whose clauses are counted. */
export interface CountedQuery {
  alternatives: PlannedClause[][];
}

/** The words of a clause that say something. */
export function contentOf({ words }: Clause): string[] {
  return words.filter((word) => !isStopWord(word));
}

/** The stem of two single words, written as one: `pre training` is `pretraining`. Null where that is not what was typed. */
export function pairOf(clause: Clause, next: Clause | undefined): string | null {
  const [[first, ...more], [second, ...others]] = [clause.words, next?.words ?? []];
  if (first === undefined || second === undefined || more.length + others.length > 0) return null;
  if (clause.isQuoted || next?.isQuoted || next?.isExcluded || first.length + second.length > LONGEST_PAIR)
    return null;
  return stemOf(first + second);
}

const LONGEST_PAIR = 40;

/** Papers that may meet a clause: those that hold its rarest word, or all of them written as one. */
export function countOf(clause: Clause, { known }: Counts): number {
  const counts = contentOf(clause).map((word) => heldBy(known.get(word)));
  return Math.max(Math.min(...counts), clause.joined === null ? 0 : heldBy(known.get(clause.joined)));
}

/** Papers that hold a word, in a text or a name. */
export function heldBy(known: KnownWord | undefined): number {
  return known === undefined ? 0 : known.textCount + known.nameCount;
}
