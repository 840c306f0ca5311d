import { z } from 'zod';
import { type Sql, sql, value } from '../../database/sql.js';
import { affectedAuthors, blockMembers, sharedCoauthors, touchedAuthors } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { IS_TELLING, collectEvidence, insertEvidence } from './blocking.js';

/**
 * Brings the evidence up to date after persons were merged: what they have in common with others, and others through
 * them. Touched are then all those for whom something has changed.
 *
 * @returns who is touched.
 */
export async function updateEvidence(
  transaction: Transaction,
  pairs: readonly { one: string; other: string }[],
): Promise<Set<string>> {
  const pair = sql`
    jsonb_to_recordset(${value(JSON.stringify(pairs), 'jsonb')}) as pair (one bigint, other bigint)`;
  await transaction.run('resetTouched', sql`truncate ${touchedAuthors}`);
  for (const [name, statement] of updates(pair)) await transaction.run(name, statement);
  await collectEvidence(transaction, affectedAuthors);
  const touched = await transaction.rows(
    'touchedAuthors',
    sql`select distinct author_id as id from ${touchedAuthors}`,
    z.object({ id: z.string() }),
  );
  return new Set(touched.map(({ id }) => id));
}

function updates(pair: Sql): [name: string, statement: Sql][] {
  const merged = sql`(select one from ${pair} union select other from ${pair})`;
  return [
    ['touchMerged', sql`insert into ${touchedAuthors} select one from ${merged} merged`],
    [
      'mergeBlockMembers',
      sql`update ${blockMembers} m set author_id = pair.one from ${pair} where m.author_id = pair.other`,
    ],
    [
      'mergeEvidence',
      sql`update ${sharedCoauthors} e set author_id = pair.one from ${pair} where e.author_id = pair.other`,
    ],
    [
      'deleteEvidence',
      sql`
        with gone as (delete from ${sharedCoauthors} where coauthor_id in ${merged} returning author_id)
        insert into ${touchedAuthors} select distinct author_id from gone`,
    ],
    ['collectMergedEvidence', insertEvidence(metByMerged(pair))],
    [
      'touchCoauthors',
      sql`
        insert into ${touchedAuthors}
        select distinct author_id from ${sharedCoauthors} where coauthor_id in (select pair.one from ${pair})`,
    ],
  ];
}

/** From the papers of few. */
const metByMerged = (pair: Sql): Sql => sql`
  select distinct m.block, s.coauthor_id, m.author_id
  from (
    select c.author_id as coauthor_id, s.author_id
    from (select distinct one from ${pair}) merged
    cross join lateral (
      select s.author_id, s.paper_id from authorships s where s.author_id = merged.one and ${IS_TELLING} offset 0
    ) c
    cross join lateral (select author_id from authorships where paper_id = c.paper_id offset 0) s
    where s.author_id <> c.author_id
  ) s
  join ${blockMembers} m on m.author_id = s.author_id`;
