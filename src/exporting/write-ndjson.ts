import type { ExportScope } from './export-scope.js';
import { readInstitutions, readVenues } from './read-bodies.js';
import { readDoubts } from './read-doubts.js';
import { readAuthors, readMerges } from './read-authors.js';
import { readOrigins } from './read-listings.js';
import { type ExportedPaper, readPapers } from './read-papers.js';
import { readSources, readTopics } from './read-sources.js';
import type { Snapshot } from './snapshot.js';

/** The version of the lines; `restoreStore` reads this one. */
const VERSION = 1;

type LineKind = 'topic' | 'venue' | 'institution' | 'author' | 'merge' | 'source' | 'paper' | 'doubt';

/**
 * The store as JSON, a line for each thing it holds, in an order in which whatever a line refers to stands before
 * it. What is computed from other lines is there only where readers want it: counts are not, a paper's merged values are.
 * The last line says how many there were of each kind, so that a file that was cut off is not taken for a whole one.
 */
export async function* ndjsonLines(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<string> {
  yield line({ papergraph: VERSION, ...(scope.filter === null ? {} : { filter: scope.filter }) });
  const counts: Partial<Record<LineKind, number>> = {};
  for (const [kind, pages] of contents(snapshot, scope)) {
    counts[kind] = 0;
    for await (const things of pages) {
      counts[kind] += things.length;
      yield things.map((thing) => line({ [kind]: thing })).join('');
    }
  }
  yield line({ end: counts });
}

/** Nothing is read before it is asked for. */
function contents(
  snapshot: Snapshot,
  scope: ExportScope,
): [kind: LineKind, pages: AsyncIterable<readonly object[]>][] {
  return [
    ['topic', readTopics(snapshot, scope)],
    ['venue', readVenues(snapshot, scope)],
    ['institution', readInstitutions(snapshot, scope)],
    ['author', readAuthors(snapshot, scope)],
    ['merge', readMerges(snapshot, scope)],
    ['source', readSources(snapshot, scope)],
    ['paper', withOrigins(snapshot, readPapers(snapshot, scope))],
    ['doubt', readDoubts(snapshot, scope)],
  ];
}

async function* withOrigins(
  snapshot: Snapshot,
  pages: AsyncIterable<readonly ExportedPaper[]>,
): AsyncGenerator<object[]> {
  for await (const papers of pages) {
    const originsOf = await readOrigins(
      snapshot,
      papers.map(({ id }) => id),
    );
    yield papers.map(({ id, slug, ...values }) => {
      const { formerSlugs, listings } = originsOf(id);
      return { slug, formerSlugs, ...values, listings };
    });
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
