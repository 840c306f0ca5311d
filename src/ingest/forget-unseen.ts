import type { Transaction } from './transaction.js';

/**
 * Deletes spellings, names and persons that no source prints any more. Before persons are matched: a name
 * that is gone must neither speak for two being one nor against it.
 */
export async function forgetUnseen(transaction: Transaction): Promise<void> {
  await transaction.query('deleteUnseenSpellings', DELETE_UNSEEN_SPELLINGS);
  await transaction.query('deleteUnseenIdentifiers', DELETE_UNSEEN_IDENTIFIERS);
  await transaction.query('deleteUnseenNames', DELETE_UNSEEN_NAMES);
  await transaction.query('deleteUnseenAuthors', DELETE_UNSEEN_AUTHORS);
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

const DELETE_UNSEEN_NAMES = `
  delete from author_names n using affected_authors a
  where a.author_id = n.author_id
    and not exists (select from author_spellings s where s.author_name_id = n.id)`;

const DELETE_UNSEEN_AUTHORS = `
  with gone as (
    delete from authors x using affected_authors a
    where a.author_id = x.id and not exists (select from author_names n where n.author_id = x.id)
    returning x.id
  )
  delete from affected_authors a using gone where gone.id = a.author_id`;
