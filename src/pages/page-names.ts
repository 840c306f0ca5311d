/** Names that help to read glued bylines: those a document could hold, and those it holds for certain. */
import type { PageReading } from '../record.js';
import { foldName } from '../text/fold.js';
import { isByline, readByline, splitNames } from './bylines/byline.js';
import { splitLines, withoutBlankLines } from './document/document-line.js';
import { gluedBoundaries } from './glued-titles/glued-boundaries.js';
import { isNameShaped } from './bylines/name-shape.js';
import { gluedEntry, listEntries } from './paper-list/paper-list-page.js';
import { delimitedNames } from './glued-titles/resolve-glued-lines.js';
import { recogniseLayout } from './recognise-layout.js';
import { vocabularyOf } from './glued-titles/vocabulary.js';

const MOST_CANDIDATES = 20_000;

/** Keys, as `foldName` gives them, of every spelling that could be a person's name; at most 20,000. */
export function candidateNames(text: string): Set<string> {
  const lines = splitLines(text);
  const candidates = new Set<string>();
  const names =
    recogniseLayout(lines) === 'PAPER_LIST_PAGE'
      ? listEntries(lines).entries.map((entry) => gluedCandidates(gluedEntry(entry)))
      : withoutBlankLines(lines).map((line) =>
          isByline(line.text) ? (readByline(line.text).byline?.names ?? []) : [],
        );
  for (const name of names.flat()) {
    if (candidates.size >= MOST_CANDIDATES) break;
    candidates.add(foldName(name));
  }
  return candidates;
}

function gluedCandidates(entry: ReturnType<typeof gluedEntry>): string[] {
  const words = vocabularyOf([entry.abstract ?? '']);
  const first = gluedBoundaries(entry.body, words).map((at) => splitNames(entry.body.slice(at))[0] ?? '');
  return [...first, ...delimitedNames(entry)].filter(isNameShaped);
}

/** Keys of the names that a reading is certain of: owners that the page states, and names that nothing is glued to. */
export function certainNames(reading: PageReading): Set<string> {
  const isGlued = reading.kind === 'PAPER_LIST_PAGE';
  const names = reading.entries.flatMap(({ byline }) => byline?.names.slice(isGlued ? 1 : 0) ?? []);
  const owner = reading.owner?.name;
  return new Set([...names, ...(owner === undefined ? [] : [owner])].map(foldName));
}
