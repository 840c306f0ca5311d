import { deleteAuthors } from '../persons/delete-authors.js';
import { reclusterNames } from './recluster-names.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Deletes spellings, names and persons that no source prints any more. Before persons are matched: a name
 * that is gone must neither speak for two being one nor against it.
 */
export async function deleteOrphanNames(transaction: Transaction): Promise<void> {
  await transaction.query('deleteUnseenSpellings', DELETE_UNSEEN_SPELLINGS);
  await transaction.query('deleteUnseenIdentifiers', DELETE_UNSEEN_IDENTIFIERS);
  await transaction.query('createUnseenNames', CREATE_UNSEEN_NAMES);
  await transaction.query('deleteUnseenNames', DELETE_UNSEEN_NAMES);
  await transaction.query('deleteUnseenAuthors', DELETE_UNSEEN_AUTHORS);
  // Their authorships are written by now, so they are to be computed anew like any others'.
  await transaction.query('settlePlainPapers', 'update affected_papers set plain = false where plain');
  await reclusterNames(transaction, LEFT_BEHIND);
  await transaction.query('dropUnseenNames', 'drop table unseen_names');
}

const DELETE_UNSEEN_SPELLINGS = `
  delete from author_spellings s using author_names n, affected_authors a
  where n.author_id = a.author_id and s.author_name_id = n.id and s.seen_count <= 0`;

/** While the names are there that tell whose they were. */
const DELETE_UNSEEN_IDENTIFIERS = `
  delete from author_identifiers i using author_names n, affected_authors a
  where n.author_id = a.author_id and i.cluster_id = n.cluster_id
    and not exists (
      select from author_names m join author_spellings s on s.author_name_id = m.id
      where m.cluster_id = n.cluster_id and i.scheme || ':' || i.value = any (string_to_array(m.identity, ' '))
    )`;

const CREATE_UNSEEN_NAMES = `
  create temp table unseen_names (name_key text collate "C", cluster_id bigint) on commit drop`;

const DELETE_UNSEEN_NAMES = `
  with gone as (
    delete from author_names n using affected_authors a
    where a.author_id = n.author_id
      and not exists (select from author_spellings s where s.author_name_id = n.id)
    returning n.name_key, n.cluster_id
  )
  insert into unseen_names select name_key, cluster_id from gone`;

/** Whom a name that is gone may have made one, or kept apart. */
const LEFT_BEHIND = `
  select n.cluster_id from unseen_names gone join author_names n on n.cluster_id = gone.cluster_id
  union
  select n.cluster_id from unseen_names gone join author_names n on n.name_key = gone.name_key
  where not exists (select from author_identifiers i where i.cluster_id = n.cluster_id and i.scheme = 'ORCID')`;

const DELETE_UNSEEN_AUTHORS = deleteAuthors(`
  affected_authors a
  where a.author_id = x.id and not exists (select from author_names n where n.author_id = x.id)`);
