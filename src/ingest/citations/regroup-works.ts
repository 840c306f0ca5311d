import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import {
  citedEntries,
  citingPapers,
  formerCitations,
  recountedWorks,
  touchedWorks,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { addCitingPapers, numberCitedKeys } from './cited-entries.js';
import { DisjointSets } from './disjoint-sets.js';
import { ownerOf } from './unite-works.js';

/**
 * Decides anew, from all that references and papers say now, which identifiers name one work. Identifiers of two papers of
 * the store never do, whatever references say: of several that would join them those count that come first in the order of
 * the alphabet.
 *
 * @param works those in doubt.
 */
export async function regroupWorks(transaction: Transaction, works: readonly number[]): Promise<void> {
  if (works.length === 0) return;
  const given = value(works, 'integer[]');
  const pulled = sql`
    select c.paper_id
    from (
      select paper_id from citations where work_id = any (${given})
      union
      select o.paper_id from cited_identifiers k cross join lateral (${ownerOf(sql`k.key`)}) o
      where k.work_id = any (${given}) and o.paper_id is not null
    ) c
    where not exists (select from ${citingPapers} p where p.paper_id = c.paper_id)`;
  await transaction.run(
    'noteRegroupedCitations',
    sql`insert into ${formerCitations} (paper_id, work_id)
      select c.paper_id, c.work_id from (${pulled}) p join citations c on c.paper_id = p.paper_id`,
  );
  await addCitingPapers(transaction, pulled);
  await numberCitedKeys(transaction);
  const statements = await transaction.rows('entriesOfWorks', entriesOf(works), ENTRY);
  const mentioned = value([...new Set(statements.flatMap(({ keys }) => keys))], 'text[]');
  const keys = await transaction.rows(
    'keysOfWorks',
    sql`select k.key, k.work_id as work, o.paper_id as paper
      from cited_identifiers k cross join lateral (${ownerOf(sql`k.key`)}) o
      where k.work_id = any (${given})
        or k.work_id in (select work_id from cited_identifiers where key = any (${mentioned}))
      order by k.key`,
    CITED_KEY,
  );
  await writeGroups(
    transaction,
    groupKeys(
      keys,
      statements.map((statement) => statement.keys),
    ),
  );
}

/** What a work is cited by, and the paper of the store that it names. */
interface CitedKey {
  key: string;
  work: number;
  paper: string | null;
}

const ENTRY = z.object({ keys: z.array(z.string()) });
const CITED_KEY: z.ZodType<CitedKey> = z.object({
  key: z.string(),
  work: z.int(),
  paper: z.string().nullable(),
});

const entriesOf = (works: readonly number[]) => sql`
  select distinct e.keys from ${citedEntries} e
  where cardinality(e.keys) > 1 and exists (
    select from unnest(e.keys) printed (key) join cited_identifiers k on k.key = printed.key
    where k.work_id = any (${value(works, 'integer[]')}))
  order by e.keys`;

/** The keys by the work that they name: identifiers of one paper, and what an entry says together of at most one paper. */
function groupKeys(keys: readonly CitedKey[], entries: readonly (readonly string[])[]): CitedKey[][] {
  const sets = new DisjointSets<string>();
  const papers = new Map<string, string>();
  const known = new Map(keys.map((key) => [key.key, key]));
  const join = (one: string, other: string) => {
    const [paper, otherPaper] = [papers.get(sets.find(one)), papers.get(sets.find(other))];
    if (paper !== undefined && otherPaper !== undefined && paper !== otherPaper) return;
    sets.join(one, other);
    const owner = paper ?? otherPaper;
    if (owner !== undefined) papers.set(sets.find(one), owner);
  };
  const firstOf = new Map<string, string>();
  for (const { key, paper } of keys) {
    if (paper === null) continue;
    papers.set(key, paper);
    const first = firstOf.get(paper) ?? key;
    firstOf.set(paper, first);
    join(first, key);
  }
  for (const entry of entries) {
    const [first, ...others] = entry.filter((key) => known.has(key));
    if (first !== undefined) for (const other of others) join(first, other);
  }
  return [...sets.group(keys, ({ key }) => key).values()];
}

/** Each group gets a work that one of its identifiers named before, or a new one. */
async function writeGroups(transaction: Transaction, groups: readonly CitedKey[][]): Promise<void> {
  const taken = new Set<number>();
  const all = groups.flat();
  const places = groups.map((group) => {
    const free = group.map(({ work }) => work).find((work) => !taken.has(work)) ?? null;
    if (free !== null) taken.add(free);
    return { keys: group.map(({ key }) => key), work: free };
  });
  const numbers = await transaction.rows(
    'numberRegroupedWorks',
    sql`insert into cited_works (title) select null
      from generate_series(1, ${value(places.filter(({ work }) => work === null).length, 'integer')})
      returning id`,
    z.object({ id: z.int() }),
  );
  const fresh = numbers.values();
  const named = places.flatMap(({ keys, work }) => {
    const id = work ?? fresh.next().value?.id ?? 0;
    return keys.map((key) => ({ key, id }));
  });
  await transaction.run(
    'regroupKeys',
    sql`update cited_identifiers k set work_id = g.work_id
      from unnest(${value(
        named.map(({ key }) => key),
        'text[]',
      )},
        ${value(
          named.map(({ id }) => id),
          'integer[]',
        )}) g (key, work_id)
      where k.key = g.key and k.work_id <> g.work_id`,
  );
  const concerned = value(
    [...new Set([...all.map(({ work }) => work), ...named.map(({ id }) => id)])],
    'integer[]',
  );
  await transaction.run(
    'deleteUnsaidKeys',
    sql`delete from cited_identifiers k
      where k.work_id = any (${concerned})
        and not exists (select from ${citedEntries} e where e.keys @> array[k.key])`,
  );
  for (const table of [touchedWorks, recountedWorks])
    await transaction.run(
      'touchRegroupedWorks',
      sql`insert into ${table} (work_id) select unnest(${concerned}) on conflict do nothing`,
    );
}
