/** All glued lines of a document together: what one line settles is evidence for the others. */
import { foldName } from '../text/fold.js';
import { splitNames } from './byline.js';
import { gluedBoundaries } from './glued-boundaries.js';
import { isNameShaped, isUncased, scoreName } from './name-shape.js';
import { chooseSplit, possibleSplits, type GluedBody, type GluedSplit } from './split-glued-line.js';
import { vocabularyOf, type Vocabulary } from './vocabulary.js';

export interface GluedEntry extends GluedBody {
  abstract: string | null;
}

export interface ResolvedLine extends GluedSplit {
  doubtful: boolean;
}

/** Below this the next best split is almost as good: about 3 to 1. */
const DOUBTFUL_MARGIN = 1;
/** How close to a byline the best split of a line without one may come. */
const CLOSE_MARGIN = 3;
/** From here on a first author is as certain as a name between commas. */
const CERTAIN_MARGIN = 4;
/** The score of a name of which the given name is a common one. */
const LIKELY_NAME = 3;
const PASSES = 3;

/** One result for each line, in order. */
export function resolveGluedLines(
  entries: readonly GluedEntry[],
  statedNames: ReadonlySet<string> = new Set(),
): ResolvedLine[] {
  const documentWords = documentVocabulary(entries);
  const possible = entries.map((entry) =>
    possibleSplits(entry, { entryWords: vocabularyOf([entry.abstract ?? '']), documentWords }),
  );
  const knownNames = new Set([...statedNames, ...entries.flatMap(delimitedNames).map(foldName)]);
  let splits: GluedSplit[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    splits = entries.map((entry, index) => chooseSplit(entry, possible[index] ?? [], knownNames));
    if (!addCertainNames(knownNames, splits)) break;
  }
  return entries.flatMap((entry, index) => {
    const split = splits[index];
    return split === undefined ? [] : [{ ...split, doubtful: isDoubtful(split, entry) }];
  });
}

/** Names that only commas delimit are certain, wherever the first one begins. */
export function delimitedNames({ body, truncated }: GluedBody): string[] {
  const lastBoundary = gluedBoundaries(body, vocabularyOf([])).at(-1) ?? 0;
  const comma = body.indexOf(',', lastBoundary);
  const behind = comma === -1 ? [] : splitNames(body.slice(comma + 1));
  const lastTwo = truncated ? splitNames(body.slice(-300)).slice(1).slice(-2) : [];
  return [...new Set([...behind, ...lastTwo])].filter(isNameShaped);
}

/** Words of the abstracts, and of each title as far as nothing is glued to it. */
function documentVocabulary(entries: readonly GluedEntry[]): Vocabulary {
  const none = vocabularyOf([]);
  const titles = entries.map(({ body }) => {
    const glued = gluedBoundaries(body, none)[0] ?? 0;
    return body.slice(0, body.lastIndexOf(' ', glued) + 1);
  });
  return vocabularyOf([...entries.map((entry) => entry.abstract ?? ''), ...titles]);
}

/** True where a name was new. */
function addCertainNames(knownNames: Set<string>, splits: readonly GluedSplit[]): boolean {
  const before = knownNames.size;
  for (const { names, margin, score } of splits) {
    if (margin >= CERTAIN_MARGIN && score > 0) knownNames.add(foldName(names[0] ?? ''));
  }
  return knownNames.size > before;
}

/** A line without a byline is in doubt where a split came close, or where its end tells of names all the same. */
function isDoubtful({ title, names, margin, score }: GluedSplit, { truncated }: GluedBody): boolean {
  if (names.length > 0) return margin < DOUBTFUL_MARGIN || score < -1;
  return truncated || margin < CLOSE_MARGIN || isUncased(title.at(-1) ?? '') || endsWithName(title);
}

/** `…, Bo Ek` at the end of a title, where no place was found at which the first name begins. */
function endsWithName(title: string): boolean {
  const comma = title.lastIndexOf(',');
  return comma !== -1 && scoreName(title.slice(comma + 1).trim()) >= LIKELY_NAME;
}
