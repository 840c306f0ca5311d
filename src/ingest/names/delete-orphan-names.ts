import { integer, sql } from '../../database/sql.js';
import { resetSingleListings } from '../counts/affect-papers.js';
import { deleteAuthors } from '../persons/delete-authors.js';
import { deleteStaleMerges } from '../persons/stale-merges.js';
import { type Step, including } from '../pipeline/step.js';
import { affectedAuthors, affectedPapers, countChanges, unseenNames } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { chooseFamilyNames } from './choose-family-names.js';
import { RECLUSTER_TABLES, reclusterNames } from './recluster-names.js';
import { WORK_MARK } from './work-mark.js';

/**
 * Deletes spellings, names and persons that no source prints any more. Before persons are matched: a name
 * that is gone must neither speak for two being one nor against it.
 */
export const deleteOrphanNames: Step<unknown> = {
  name: 'deleteOrphanNames',
  ...including(
    {
      reads: [affectedAuthors, affectedPapers],
      makes: [unseenNames, affectedPapers, affectedAuthors, countChanges],
    },
    RECLUSTER_TABLES,
  ),
  run: deleteNames,
};

async function deleteNames(transaction: Transaction): Promise<void> {
  await transaction.run('deleteUnseenSpellings', DELETE_SPELLINGS);
  await transaction.run('deleteUnseenIdentifiers', DELETE_IDENTIFIERS);
  await chooseFamilyNames(
    transaction,
    sql`select n.id from ${affectedAuthors} a join author_names n on n.author_id = a.author_id`,
  );
  await transaction.run('createUnseenNames', unseenNames.create);
  const unseen = await transaction.run('deleteUnseenNames', DELETE_NAMES);
  await transaction.run('deleteUnseenAuthors', DELETE_AUTHORS);
  await resetSingleListings(transaction);
  await reclusterNames(transaction, LEFT_BEHIND);
  if (unseen > 0) await deleteStaleMerges(transaction, sql`select author_id from ${affectedAuthors}`);
  await transaction.run('dropUnseenNames', unseenNames.dropIfThere);
}

const DELETE_SPELLINGS = sql`
  delete from author_spellings s using author_names n, ${affectedAuthors} a
  where n.author_id = a.author_id and s.author_name_id = n.id and s.seen_count <= 0`;

/** Before the names go, which tell whose the identifiers were. */
const DELETE_IDENTIFIERS = sql`
  delete from author_identifiers i using author_names n, ${affectedAuthors} a
  where n.author_id = a.author_id and i.cluster_id = n.cluster_id
    and not exists (
      select from author_names m join author_spellings s on s.author_name_id = m.id
      where m.cluster_id = n.cluster_id and i.scheme || ':' || i.value = any (string_to_array(m.identity, ' '))
    )`;

const DELETE_NAMES = sql`
  with gone as (
    delete from author_names n using ${affectedAuthors} a
    where a.author_id = n.author_id
      and not exists (select from author_spellings s where s.author_name_id = n.id)
    returning n.name_key, n.cluster_id, n.identity
  )
  insert into ${unseenNames} select name_key, identity, cluster_id from gone where identity < ${WORK_MARK}`;

const DELETE_AUTHORS = deleteAuthors(sql`
  ${affectedAuthors} a
  where a.author_id = x.id and not exists (select from author_names n where n.author_id = x.id)`);

/** Of an identifier that so many are printed with nobody expects that it turns out to be somebody's. */
const MOST_PRINTED = integer(50);

/**
 * Clusters that a name which is gone may have made one, or kept apart; and those of whom an identifier is nobody's, since
 * the byline or the bearer may be gone that says so.
 */
const LEFT_BEHIND = sql`
  select n.cluster_id from ${unseenNames} gone join author_names n on n.cluster_id = gone.cluster_id
  union
  select n.cluster_id
  from ${unseenNames} gone
  join author_names n on n.name_key = gone.name_key and n.identity < ${WORK_MARK}
  union
  select i.cluster_id
  from (
    select o.scheme, o.value
    from author_identifiers o
    join author_names n on n.cluster_id = o.cluster_id
    join ${affectedAuthors} a on a.author_id = n.author_id
    where o.is_nobodys
    union
    select split_part(printed.identifier, ':', 1), substr(printed.identifier, strpos(printed.identifier, ':') + 1)
    from ${unseenNames} gone cross join lateral unnest(string_to_array(gone.identity, ' ')) printed (identifier)
  ) said
  join author_identifiers i on i.scheme = said.scheme and i.value = said.value
  where i.is_nobodys
    and (select count(*) from author_identifiers o where o.scheme = i.scheme and o.value = i.value) < ${MOST_PRINTED}`;
