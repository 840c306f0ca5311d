import DataLoader from 'dataloader';
import type { Runner } from '../../database/runner.js';
import { type PathEnds, collaborationPath } from '../../store/collaboration/collaboration-path.js';
import { type PathBudget, PathBudgetSpent } from '../../store/collaboration/path-statements.js';
import { queryTooLargeError } from '../errors/errors.js';

/** Authorships that one request's searches for paths may read: about half a second of the database. */
const MOST_ROWS = 500_000;

/** Searches one after another, so that a request with many of them keeps one connection busy and not all. */
export function createPathLoader(
  runner: Runner,
  mostRows = MOST_ROWS,
): DataLoader<PathEnds, string[] | null, string> {
  const budget: PathBudget = { rows: mostRows };
  return new DataLoader(
    async (pairs) => {
      const paths: (string[] | null | Error)[] = [];
      for (const ends of pairs) {
        paths.push(await outcomeOf(collaborationPath(runner, ends, budget), mostRows));
      }
      return paths;
    },
    { cacheKeyFn: ({ from, to }) => `${from} ${to}` },
  );
}

/** A search that fails leaves the others their answers. */
async function outcomeOf(
  search: Promise<string[] | null>,
  mostRows: number,
): Promise<string[] | null | Error> {
  try {
    return await search;
  } catch (error) {
    if (error instanceof PathBudgetSpent) return tooWide(mostRows);
    return error instanceof Error ? error : new Error(String(error));
  }
}

function tooWide(mostRows: number): Error {
  return queryTooLargeError(
    'Between the two people lie too many co-authors to search. Ask for fewer paths at once, or for one between people who are less connected.',
    mostRows,
  );
}
