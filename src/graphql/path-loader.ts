import DataLoader from 'dataloader';
import type { Reader } from '../database/reader.js';
import { type PathEnds, collaborationPath } from '../store/collaboration-path.js';
import { type PathBudget, PathBudgetSpent } from '../store/path-statements.js';
import { queryTooLargeError } from './errors.js';

/** Authorships that one request's searches for paths may read: about half a second of the database. */
const MOST_ROWS = 500_000;

/** Searches one after another, so that a request with many of them keeps one connection busy and not all. */
export function createPathLoader(reader: Reader): DataLoader<PathEnds, string[] | null, string> {
  const budget: PathBudget = { rows: MOST_ROWS };
  return new DataLoader(
    async (pairs) => {
      const paths: (string[] | null | Error)[] = [];
      for (const ends of pairs) paths.push(await search(reader, ends, budget));
      return paths;
    },
    { cacheKeyFn: ({ from, to }) => `${from} ${to}` },
  );
}

/** A search that fails leaves the others their answers. */
async function search(reader: Reader, ends: PathEnds, budget: PathBudget): Promise<string[] | null | Error> {
  try {
    return await collaborationPath(reader, ends, budget);
  } catch (error) {
    if (error instanceof PathBudgetSpent) return tooWide();
    return error instanceof Error ? error : new Error(String(error));
  }
}

function tooWide(): Error {
  return queryTooLargeError(
    'Between the two people lie too many co-authors to search. Ask for a path between less connected people, or for fewer paths at once.',
    MOST_ROWS,
  );
}
