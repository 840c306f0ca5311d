import { rememberCounts } from './count-changes.js';
import type { Transaction } from './transaction.js';

interface PaperPair {
  kept: string;
  gone: string;
}

/**
 * Papers of the store that an identifier of a staged record makes one, such as an arXiv paper and a published one
 * whose DOI the record gives: the older takes over listings, identifiers and slugs, and the other, then unlisted, is
 * deleted by the merge. Two with arXiv ids of their own stay two.
 */
export async function unitePapers(transaction: Transaction): Promise<void> {
  for (;;) {
    const pairs = disjoint(await transaction.query<PaperPair>('findUnitedPapers', FIND));
    if (pairs.length === 0) return;
    const values = [JSON.stringify(pairs)];
    await transaction.query('noteUnitedPapers', NOTE, values);
    await rememberCounts(transaction);
    for (const [name, sql] of STEPS) await transaction.query(name, sql, values);
  }
}

/** Each paper in one pair only; the others have their turn in the next round. */
function disjoint(pairs: readonly PaperPair[]): PaperPair[] {
  const taken = new Set<string>();
  return pairs.filter(({ kept, gone }) => {
    if (taken.has(kept) || taken.has(gone)) return false;
    taken.add(kept).add(gone);
    return true;
  });
}

const FIND = `
  select distinct least(r.paper_id, i.paper_id)::text as kept, greatest(r.paper_id, i.paper_id)::text as gone
  from staged_records r
  cross join lateral unnest(r.identifiers) identifier
  join paper_identifiers i
    on i.scheme = split_part(identifier, ':', 1) and i.value = substr(identifier, strpos(identifier, ':') + 1)
  where i.paper_id <> r.paper_id
    and not (
      exists (select from paper_identifiers x where x.paper_id = r.paper_id and x.scheme = 'ARXIV')
      and exists (select from paper_identifiers x where x.paper_id = i.paper_id and x.scheme = 'ARXIV'))
  order by 1, 2`;

const PAIRS = `jsonb_to_recordset($1::jsonb) as pair (kept bigint, gone bigint)`;

const NOTE = `
  insert into affected_papers
  select paper_id from ${PAIRS} cross join lateral (values (pair.kept), (pair.gone)) papers (paper_id)
  on conflict do nothing`;

const STEPS = [
  [
    'uniteStagedRecords',
    `update staged_records r set paper_id = pair.kept from ${PAIRS} where r.paper_id = pair.gone`,
  ],
  ['uniteListings', `update listings l set paper_id = pair.kept from ${PAIRS} where l.paper_id = pair.gone`],
  [
    'uniteIdentifiers',
    `update paper_identifiers i set paper_id = pair.kept from ${PAIRS} where i.paper_id = pair.gone`,
  ],
  [
    'uniteFormerSlugs',
    `update paper_slugs s set paper_id = pair.kept from ${PAIRS} where s.paper_id = pair.gone`,
  ],
  [
    'keepUnitedSlugs',
    `insert into paper_slugs (slug, paper_id)
     select p.slug, pair.kept from ${PAIRS} join papers p on p.id = pair.gone`,
  ],
] as const;
