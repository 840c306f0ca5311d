/**
 * Lists print title and byline without anything between them: `…how to find themAnn Lee, Bo Ek et al.`. Every
 * place where the byline could begin is scored by what stands left of it, by the names right of it, and by what
 * the rest of the document says; the best is taken, and is called doubtful where the next is almost as good.
 */
import { foldName } from '../../text/fold.js';
import { gluedBoundaries } from './boundaries.js';
import { scoreName } from '../bylines/name-shape.js';
import { LONGEST_NAME, splitNames } from '../bylines/split-names.js';
import type { GluedBody, GluedSplit, PossibleSplit } from './glued-line.js';
import { scoreTitleEnd } from './title-end.js';
import type { Vocabulary } from './vocabulary.js';

export interface PrintedWords {
  /** Words of this entry's abstract. */
  entryWords: Vocabulary;
  /** Words of all abstracts and titles. */
  documentWords: Vocabulary;
}

/** Shape alone never gives a first name as much. */
const KNOWN_NAME = 9;
const LEAST_SCORE = -4;
const LEAST_TRUNCATED_SCORE = -8;

/** Every split of a line, in the order of its characters; or those at `boundaries` alone. */
export function possibleSplits(
  glued: GluedBody,
  words: PrintedWords,
  boundaries: readonly number[] = gluedBoundaries(glued.body, words.documentWords),
): PossibleSplit[] {
  return boundaries
    .map((at) => possibleSplit(glued, at, words))
    .filter(({ names }) => names.every((name) => name.length <= LONGEST_NAME));
}

function possibleSplit({ body, truncated }: GluedBody, at: number, words: PrintedWords): PossibleSplit {
  const names = splitNames(body.slice(at));
  const [first = '', ...others] = names;
  const rest = scoreTitleEnd(body, at, words) + scoreOthers(others) + scoreCount(names.length, truncated);
  return {
    title: body.slice(0, at).trim(),
    names,
    firstKey: foldName(first),
    score: rest + scoreFirstName(first, words.documentWords),
    knownScore: rest + KNOWN_NAME,
  };
}

/** The best of the splits; the whole line as a title where none resembles a byline. */
export function chooseSplit(
  { body, truncated }: GluedBody,
  splits: readonly PossibleSplit[],
  knownNames: ReadonlySet<string>,
): GluedSplit {
  const least = truncated ? LEAST_TRUNCATED_SCORE : LEAST_SCORE;
  const [best, next] = splits
    .map(({ title, names, firstKey, score, knownScore }) => ({
      title,
      names,
      score: knownNames.has(firstKey) ? knownScore : score,
    }))
    .sort((a, b) => b.score - a.score);
  const score = best?.score ?? -Infinity;
  if (best === undefined || score < least) return { title: body, names: [], score, margin: least - score };
  return { ...best, margin: score - Math.max(next?.score ?? least, least) };
}

/** Names cut out by commas can only speak against a split: all splits left of them have them. */
function scoreOthers(names: readonly string[]): number {
  return names.reduce((score, name) => score + Math.max(-8, Math.min(0, scoreName(name))), 0);
}

/** A word that is printed elsewhere without a capital is hardly a name. */
function scoreFirstName(name: string, { common }: Vocabulary): number {
  const words = name.split(/\s+/u).filter((word) => word.length > 2 && common.has(word.toLowerCase()));
  return scoreName(name) - 1.5 * words.length;
}

/** The sites cut a byline behind its third name. */
function scoreCount(count: number, truncated: boolean): number {
  if (truncated) return count === 3 ? 1.5 : -0.5 * Math.abs(count - 3);
  return count <= 3 ? 0 : -0.5 * Math.min(count - 3, 4);
}
