import type { DataSource } from 'typeorm';

/** Who writes with whom, computed plainly from all authorships. */
export interface Collaboration {
  slugs: string[];
  /** Who has the most co-authors. */
  mostConnected: string;
  /** In the order of the list. */
  coauthors(slug: string): PlainCoauthor[];
  path(from: string, to: string): string[] | null;
}

export interface PlainCoauthor {
  slug: string;
  paperCount: number;
  firstPublishedOn: string | null;
  lastPublishedOn: string | null;
}

interface Together {
  days: (string | null)[];
}

const MOST_STEPS = 6;

export async function readCollaboration(dataSource: DataSource): Promise<Collaboration> {
  const people = await dataSource.query<{ id: string; slug: string }[]>(
    'select id, slug from authors order by id',
  );
  const authorships = await dataSource.query<{ paper: string; author: string; day: string | null }[]>(
    `select s.paper_id as paper, s.author_id as author, p.published_on as day
     from authorships s join papers p on p.id = s.paper_id`,
  );
  const slugOf = new Map(people.map(({ id, slug }) => [id, slug]));
  const idOf = new Map(people.map(({ id, slug }) => [slug, id]));
  const pairs = pairsOf(authorships);
  const sizeOf = (id: string) => pairs.get(id)?.size ?? 0;
  const most = [...pairs.keys()].reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one), '');
  const inOrder = (one: [string, Together], other: [string, Together]) =>
    other[1].days.length - one[1].days.length || Number(one[0]) - Number(other[0]);
  return {
    slugs: people.map(({ slug }) => slug),
    mostConnected: slugOf.get(most) ?? '',
    coauthors: (slug) =>
      [...(pairs.get(idOf.get(slug) ?? '') ?? [])]
        .sort(inOrder)
        .map(([id, together]) => ({ slug: slugOf.get(id) ?? '', ...figuresOf(together) })),
    path: (from, to) =>
      bestPath(pairs, idOf.get(from) ?? '', idOf.get(to) ?? '')?.map((id) => slugOf.get(id) ?? '') ?? null,
  };
}

type Pairs = Map<string, Map<string, Together>>;

function pairsOf(authorships: { paper: string; author: string; day: string | null }[]): Pairs {
  const bylines = new Map<string, typeof authorships>();
  for (const authorship of authorships) {
    bylines.set(authorship.paper, [...(bylines.get(authorship.paper) ?? []), authorship]);
  }
  const pairs: Pairs = new Map();
  for (const byline of bylines.values()) {
    for (const { author, day } of byline) {
      const known = pairs.get(author) ?? new Map<string, Together>();
      pairs.set(author, known);
      for (const other of byline) {
        if (other.author === author) continue;
        const together = known.get(other.author) ?? { days: [] };
        known.set(other.author, together);
        together.days.push(day);
      }
    }
  }
  return pairs;
}

function figuresOf({ days }: Together): Omit<PlainCoauthor, 'slug'> {
  const known = days.filter((day) => day !== null).sort();
  return {
    paperCount: days.length,
    firstPublishedOn: known[0] ?? null,
    lastPublishedOn: known.at(-1) ?? null,
  };
}

interface Reached {
  papers: number;
  path: string[];
}

/** From one end, everybody level by level, each person keeping the best way there. */
function bestPath(pairs: Pairs, from: string, to: string): string[] | null {
  let level = new Map<string, Reached>([[from, { papers: 0, path: [from] }]]);
  const seen = new Set([from]);
  for (let step = 0; step < MOST_STEPS && !level.has(to); step += 1) {
    const next = new Map<string, Reached>();
    for (const [id, { papers, path }] of level) {
      for (const [other, { days }] of pairs.get(id) ?? []) {
        if (seen.has(other)) continue;
        const candidate = { papers: papers + days.length, path: [...path, other] };
        const known = next.get(other);
        if (!known || compare(candidate, known) < 0) next.set(other, candidate);
      }
    }
    for (const id of next.keys()) seen.add(id);
    level = next;
  }
  return level.get(to)?.path ?? null;
}

/** More papers first; of equals the smaller ids from the start on. */
function compare(one: Reached, other: Reached): number {
  if (one.papers !== other.papers) return other.papers - one.papers;
  const place = one.path.findIndex((id, index) => id !== other.path[index]);
  return place < 0 ? 0 : Number(one.path[place]) - Number(other.path[place]);
}
