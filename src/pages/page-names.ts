/** Names that help to read glued bylines: those a document could hold, and those it holds for certain. */
import type { PageReading } from '../record.js';
import { foldName } from '../text/fold.js';
import { PAGE_LAYOUTS, findLayout } from './all-layouts.js';
import { namesOfBylines } from './bylines/byline.js';
import { splitLines } from './document/line.js';
import { recogniseLayout } from './recognise-layout.js';

const CANDIDATE_LIMIT = 20_000;

/** Keys, as `foldName` gives them, of every spelling that could be a person's name; at most 20,000. */
export function candidateNames(text: string): Set<string> {
  const lines = splitLines(text);
  const names = recogniseLayout(PAGE_LAYOUTS, lines)?.candidateNames(lines) ?? namesOfBylines(lines);
  const candidates = new Set<string>();
  for (const name of names) {
    if (candidates.size >= CANDIDATE_LIMIT) break;
    candidates.add(foldName(name));
  }
  return candidates;
}

/** Keys of the names that a reading is certain of: owners that the page states, and names that nothing is glued to. */
export function certainNames(reading: PageReading): Set<string> {
  const uncertain = findLayout(reading.kind)?.gluesNames === true ? 1 : 0;
  const names = reading.entries.flatMap(({ byline }) => byline?.names.slice(uncertain) ?? []);
  const owner = reading.owner?.name;
  return new Set([...names, ...(owner === undefined ? [] : [owner])].map(foldName));
}
