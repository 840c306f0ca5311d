/** Names that an identifier made one person's while they came: no persons were merged, so no merge was written. */
import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import { UserError } from '../../user-error.js';
import type { Transaction } from '../transaction/transaction.js';

const MARK = 'name:';

/** A name that is a person's by an identifier, with the person's first name. */
export interface IdentifierUnion {
  /** `name:` and the number of the first bearer of the name; as `undoMerge` takes it. */
  id: string;
  slug: string;
  kept: string;
  merged: string;
}

const identifierUnion = z.object({ id: z.string(), slug: z.string(), kept: z.string(), merged: z.string() });

/** All names that are somebody's by an identifier, but those of which a merge is written. */
export async function readIdentifierUnions(transaction: Transaction): Promise<IdentifierUnion[]> {
  return transaction.rows('readIdentifierUnions', UNIONS, identifierUnion);
}

const UNIONS = sql`
  with named as (
    select cluster_id, author_id, name_key, min(id) as first_id, array_agg(id) as ids
    from author_names group by cluster_id, author_id, name_key
  ),
  placed as (
    select *, first_value(name_key) over (partition by cluster_id order by first_id) as kept from named
  )
  select ${value(MARK, 'text')} || p.first_id as id, a.slug, p.kept, p.name_key as merged
  from placed p join authors a on a.id = p.author_id
  where p.name_key <> p.kept
    and not exists (
      select from author_merges m
      where m.author_id = p.author_id and m.undone_at is null and m.merged_name_ids && p.ids
        and m.evidence ->> 'relation' = 'identifier')
  order by p.first_id`;

/**
 * Writes the merge of a name that is somebody's by an identifier, so that it can be undone.
 *
 * @param mergeId of a merge that is written, or as `readIdentifierUnions` gives it.
 * @returns the number of the merge.
 * @throws UserError where there is no such name, or its person bears no other.
 */
export async function keepUnion(transaction: Transaction, mergeId: string): Promise<string> {
  if (!mergeId.startsWith(MARK)) return mergeId;
  const name = value(mergeId.slice(MARK.length), 'bigint');
  const [kept] = await transaction.rows(
    'keepUnion',
    sql`
      insert into author_merges (author_id, kept_name_ids, merged_name_ids, evidence)
      select chosen.author_id,
        array_agg(n.id order by n.id) filter (where n.name_key <> chosen.name_key),
        array_agg(n.id order by n.id) filter (where n.name_key = chosen.name_key),
        '{"relation": "identifier"}'
      from author_names chosen join author_names n on n.cluster_id = chosen.cluster_id
      where chosen.id = ${name}
      group by chosen.author_id, chosen.name_key
      having bool_or(n.name_key <> chosen.name_key)
      returning id`,
    z.object({ id: z.string() }),
  );
  if (!kept) throw new UserError(`There is no merge ${mergeId} that could be undone.`);
  return kept.id;
}
