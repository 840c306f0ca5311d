/** Two people and how many papers they have written together. */
export interface Link {
  left: string;
  right: string;
  papers: number;
}

interface Best {
  papers: number;
  path: string[];
}

/**
 * The path with the most papers on its links, out of the links of each step from the start on; of equals the
 * one whose ids are smaller, compared from the start. Each step's `right` is the next one's `left`.
 */
export function heaviestPath(start: string, steps: readonly (readonly Link[])[]): string[] {
  let reached = new Map<string, Best>([[start, { papers: 0, path: [start] }]]);
  for (const links of steps) reached = advance(reached, links);
  return [...reached.values()][0]?.path ?? [];
}

function advance(reached: ReadonlyMap<string, Best>, links: readonly Link[]): Map<string, Best> {
  const next = new Map<string, Best>();
  for (const { left, right, papers } of links) {
    const before = reached.get(left);
    if (!before) continue;
    const candidate = { papers: before.papers + papers, path: [...before.path, right] };
    const known = next.get(right);
    if (!known || isBetter(candidate, known)) next.set(right, candidate);
  }
  return next;
}

function isBetter(one: Best, other: Best): boolean {
  if (one.papers !== other.papers) return one.papers > other.papers;
  const place = one.path.findIndex((id, index) => id !== other.path[index]);
  return place >= 0 && BigInt(one.path[place] ?? 0) < BigInt(other.path[place] ?? 0);
}
