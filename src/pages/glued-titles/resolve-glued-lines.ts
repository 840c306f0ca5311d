/** All glued lines of a document together: what one line settles is evidence for the others. */
import { foldName } from '../../text/fold.js';
import { gluedBoundaries, particleBoundaries } from './boundaries.js';
import { endsWithKnownName, isDoubtful } from './doubt.js';
import { isNameShaped } from '../bylines/name-shape.js';
import { splitNames } from '../bylines/split-names.js';
import type { GluedBody, GluedSplit } from './glued-line.js';
import { chooseSplit, possibleSplits } from './split-glued-line.js';
import { vocabularyOf, type Vocabulary } from './vocabulary.js';

export interface GluedEntry extends GluedBody {
  abstract: string | null;
}

export interface ResolvedLine extends GluedSplit {
  doubtful: boolean;
}

const PASSES = 3;
/** From here on a first author is as certain as a name between commas. */
const CERTAIN_MARGIN = 4;

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
    return split === undefined ? [] : [resolveLine(entry, split, { documentWords, knownNames })];
  });
}

interface DocumentEvidence {
  documentWords: Vocabulary;
  knownNames: ReadonlySet<string>;
}

/** A line without a byline that ends in a known name has one all the same: it is then sought behind particles. */
function resolveLine(entry: GluedEntry, split: GluedSplit, evidence: DocumentEvidence): ResolvedLine {
  const { documentWords, knownNames } = evidence;
  if (split.names.length > 0 || !endsWithKnownName(split.title, knownNames)) {
    return { ...split, doubtful: isDoubtful(split, entry, knownNames) };
  }
  const words = { entryWords: vocabularyOf([entry.abstract ?? '']), documentWords };
  const hidden = possibleSplits(entry, words, particleBoundaries(entry.body));
  return { ...chooseSplit(entry, hidden, knownNames), doubtful: true };
}

/** Every spelling in a glued line that could be a person's name, wherever its byline begins. */
export function gluedCandidates(entry: GluedEntry): string[] {
  const words = vocabularyOf([entry.abstract ?? '']);
  const first = gluedBoundaries(entry.body, words).map((at) => splitNames(entry.body.slice(at))[0] ?? '');
  return [...first, ...delimitedNames(entry)].filter(isNameShaped);
}

/** Names that only commas delimit are certain, wherever the first one begins. */
function delimitedNames({ body, truncated }: GluedBody): string[] {
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
