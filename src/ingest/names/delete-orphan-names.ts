import { deleteAuthors } from '../persons/delete-authors.js';
import { reviseCores } from './recluster-names.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Deletes spellings, names and persons that no source prints any more. Before persons are matched: a name
 * that is gone must neither speak for two being one nor against it.
 */
export async function forgetUnseen(transaction: Transaction): Promise<void> {
  await transaction.query('deleteUnseenSpellings', DELETE_UNSEEN_SPELLINGS);
  await transaction.query('deleteUnseenIdentifiers', DELETE_UNSEEN_IDENTIFIERS);
  await transaction.query('createUnseenNames', CREATE_UNSEEN_NAMES);
  await transaction.query('deleteUnseenNames', DELETE_UNSEEN_NAMES);
  await transaction.query('deleteUnseenAuthors', DELETE_UNSEEN_AUTHORS);
  // Their authorships are written by now, so they are to be computed anew like any others'.
  await transaction.query('settlePlainPapers', 'update affected_papers set plain = false where plain');
  await reviseCores(transaction, LEFT_BEHIND);
  await transaction.query('dropUnseenNames', 'drop table unseen_names');
}

const DELETE_UNSEEN_SPELLINGS = `
  delete from author_spellings s using author_names n, affected_authors a
  where n.author_id = a.author_id and s.author_name_id = n.id and s.seen_count <= 0`;

/** While the names are there that tell whose they were. */
const DELETE_UNSEEN_IDENTIFIERS = `
  delete from author_identifiers i using author_names n, affected_authors a
  where n.author_id = a.author_id and i.core_id = n.core_id
    and not exists (
      select from author_names m join author_spellings s on s.author_name_id = m.id
      where m.core_id = n.core_id and i.scheme || ':' || i.value = any (string_to_array(m.identity, ' '))
    )`;

const CREATE_UNSEEN_NAMES = `
  create temp table unseen_names (name_key text collate "C", core_id bigint) on commit drop`;

const DELETE_UNSEEN_NAMES = `
  with gone as (
    delete from author_names n using affected_authors a
    where a.author_id = n.author_id
      and not exists (select from author_spellings s where s.author_name_id = n.id)
    returning n.name_key, n.core_id
  )
  insert into unseen_names select name_key, core_id from gone`;

/** Whom a name that is gone may have made one, or kept apart. */
const LEFT_BEHIND = `
  select n.core_id from unseen_names gone join author_names n on n.core_id = gone.core_id
  union
  select n.core_id from unseen_names gone join author_names n on n.name_key = gone.name_key
  where not exists (select from author_identifiers i where i.core_id = n.core_id and i.scheme = 'ORCID')`;

const DELETE_UNSEEN_AUTHORS = deleteAuthors(`
  affected_authors a
  where a.author_id = x.id and not exists (select from author_names n where n.author_id = x.id)`);
