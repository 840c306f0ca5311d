import type { DataSource } from 'typeorm';
import { readReference } from '../../src/text/references.js';

interface PlainListing {
  paper_id: string;
  cited_references: string[];
}

/** What the store says cites what, and what it counts; and the same computed plainly from what listings say. */
export async function plainCitations(
  dataSource: DataSource,
): Promise<{ stored: string[]; expected: string[] }> {
  const listings = await dataSource.query<PlainListing[]>(`
    select l.paper_id, l.cited_references from listings l join sources s on s.id = l.source_id
    order by l.paper_id, s.manifest_rank, s.name, l.source_key, l.position`);
  const own = await dataSource.query<{ paper: string; keys: string[] }[]>(`
    select paper_id as paper, array_agg(scheme || ':' || value) as keys from paper_identifiers group by 1`);
  const ownKeys = new Map(own.map(({ paper, keys }) => [paper, new Set(keys)]));
  const owners = await dataSource.query<{ key: string; paper: string }[]>(`
    select scheme || ':' || value as key, min(paper_id) as paper from paper_identifiers group by 1`);
  const ownerOf = new Map(owners.map(({ key, paper }) => [key, paper]));
  const lowered = await lowerCase(
    dataSource,
    listings.flatMap(({ cited_references: references }) =>
      references.map((text) => readReference(text).title ?? ''),
    ),
  );
  const entries = listings
    .flatMap(({ paper_id: paper, cited_references: references }) =>
      references.map((text) => ({ paper, keys: keysOf(text, lowered) })),
    )
    .filter(({ paper, keys }) => !keys.some((key) => ownKeys.get(paper)?.has(key)));
  const groups = new Map<string, Set<string>>();
  for (const { keys } of entries) joinKeys(groups, keys);
  const cited = new Map<string, Set<string>>();
  for (const { paper, keys } of entries) {
    const target = targetOf(keys);
    if (target !== `paper ${paper}`) cited.set(target, (cited.get(target) ?? new Set()).add(paper));
  }
  return {
    stored: (await storedCitations(dataSource)).sort(),
    expected: [...cited].map(([target, papers]) => line(target, papers.size, [...papers])).sort(),
  };

  /** By the paper that has the first identifier of which one has any, or by everything it is cited by. */
  function targetOf(keys: readonly string[]): string {
    const direct = keys.map((key) => ownerOf.get(key)).find((paper) => paper !== undefined);
    const group = [...(groups.get(keys[0] ?? '') ?? [])].sort();
    const all = direct ?? group.map((key) => ownerOf.get(key)).find((paper) => paper !== undefined);
    return all === undefined ? `work ${group.join(' ')}` : `paper ${all}`;
  }
}

const line = (target: string, count: number, papers: readonly string[]) =>
  `${target} is cited ${count} times: ${[...papers].sort().join(' ')}`;

function keysOf(text: string, lowered: ReadonlyMap<string, string>): string[] {
  const { keys, title, year } = readReference(text);
  return keys.length > 0 ? keys : [titleKey(title ?? '', year, lowered)];
}

/** Titles are one that differ in signs and capitals alone; of signs alone each is its own. */
function titleKey(title: string, year: number | null, lowered: ReadonlyMap<string, string>): string {
  const words = (lowered.get(title) ?? '').replaceAll(SIGNS, ' ').trim();
  return `TITLE ${words === '' ? title : words} ${year}`;
}

const SIGNS = /[ -/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u3004]+/gu;

/** As PostgreSQL does: some letters have no small one there. */
async function lowerCase(dataSource: DataSource, titles: readonly string[]): Promise<Map<string, string>> {
  const rows = await dataSource.query<{ title: string; small: string }[]>(
    'select distinct title, lower(title) as small from unnest($1::text[]) title',
    [titles],
  );
  return new Map(rows.map(({ title, small }) => [title, small]));
}

function joinKeys(groups: Map<string, Set<string>>, keys: readonly string[]): void {
  const all = new Set(keys.flatMap((key) => [...(groups.get(key) ?? [key])]));
  for (const key of all) groups.set(key, all);
}

async function storedCitations(dataSource: DataSource): Promise<string[]> {
  const works = await dataSource.query<
    {
      paper: string | null;
      title: string | null;
      year: number | null;
      count: number;
      keys: string[];
      papers: string[];
    }[]
  >(`
    select w.paper_id as paper, w.title, w.year, w.citation_count as count,
      array(select key from cited_identifiers k where k.work_id = w.id order by key) as keys,
      array(select paper_id::text from citations c where c.work_id = w.id) as papers
    from cited_works w`);
  const lowered = await lowerCase(
    dataSource,
    works.map(({ title }) => title ?? ''),
  );
  return works.map(({ paper, title, year, count, keys, papers }) => {
    const named = keys.map((key) => (key.startsWith('TITLE:') ? titleKey(title ?? '', year, lowered) : key));
    return line(paper === null ? `work ${named.join(' ')}` : `paper ${paper}`, count, papers);
  });
}
