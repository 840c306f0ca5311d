import type { Runner } from '../../database/runner.js';
import { type Link, heaviestPath } from './heaviest-path.js';
import { type PathBudget, readCoauthors, readLinks } from './path-statements.js';

/** Links of the longest path that is looked for. */
export const MOST_STEPS = 6;

export interface PathEnds {
  from: string;
  to: string;
}

/** One end's search: the people at each number of steps from it, so far. */
interface Side {
  levels: string[][];
  known: Set<string>;
}

/**
 * The ids along the shortest chain of co-authors, both ends included; of equally short ones that with the most
 * papers together, then that with the smaller ids from the start on. Null where there is none within six
 * steps. Both ends look around by turns, the one with fewer people first, one statement a step.
 *
 * @throws PathBudgetSpent where more would have to be read than the budget allows.
 */
export async function collaborationPath(
  runner: Runner,
  { from, to }: PathEnds,
  budget: PathBudget,
): Promise<string[] | null> {
  if (from === to) return [from];
  const sides = [sideOf(from), sideOf(to)] as const;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [nearer, farther] = bySize(sides);
    const frontier = await expand(runner, nearer, budget);
    if (frontier.length === 0) return null;
    const middle = inBoth(frontier, frontierOf(farther));
    if (middle.length > 0) return heaviestPath(from, await readSteps(runner, sides, middle, budget));
  }
  return null;
}

function sideOf(end: string): Side {
  return { levels: [[end]], known: new Set([end]) };
}

function frontierOf({ levels }: Side): string[] {
  return levels.at(-1) ?? [];
}

function bySize([one, other]: readonly [Side, Side]): [Side, Side] {
  return frontierOf(one).length <= frontierOf(other).length ? [one, other] : [other, one];
}

/** One step further: the people who were not seen on this side before. */
async function expand(runner: Runner, side: Side, budget: PathBudget): Promise<string[]> {
  const reached = await readCoauthors(runner, frontierOf(side), budget);
  const frontier = reached.filter((id) => !side.known.has(id));
  for (const id of frontier) side.known.add(id);
  side.levels.push(frontier);
  return frontier;
}

function inBoth(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((id) => known.has(id));
}

/** The links of all shortest paths, step by step from the start: found from the middle outwards. */
async function readSteps(
  runner: Runner,
  [start, end]: readonly [Side, Side],
  middle: readonly string[],
  budget: PathBudget,
): Promise<Link[][]> {
  const before = await readOutwards(runner, start, middle, budget);
  const after = await readOutwards(runner, end, middle, budget);
  return [
    ...before.reverse(),
    ...after.map((links) => links.map(({ left, right, papers }) => ({ left: right, right: left, papers }))),
  ];
}

/** The links from each level to the next one inwards, as `left` to `right`, the innermost first. */
async function readOutwards(
  runner: Runner,
  { levels }: Side,
  middle: readonly string[],
  budget: PathBudget,
): Promise<Link[][]> {
  const steps: Link[][] = [];
  let inner: readonly string[] = middle;
  for (const level of levels.slice(0, -1).reverse()) {
    const links = await readLinks(runner, { left: level, right: inner }, budget);
    steps.push(links);
    inner = [...new Set(links.map(({ left }) => left))];
  }
  return steps;
}
