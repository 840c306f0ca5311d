import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { DerivationEntity } from '../../database/entities/derivation.entity.js';
import { json, name, sql, value } from '../../database/sql.js';
import { TITLE_FOLD, foldText, foldTitle } from '../../text/fold.js';
import { type Transaction, inTransaction } from '../transaction/transaction.js';
import { lockStore } from '../transaction/write-lock.js';

/** Rows that are looked at in one transaction. */
const PORTION = 5_000;

/**
 * Folds the titles of a store anew whose keys another version of the code has made, portion by portion; what is the same is
 * not written. Papers whose keys come to be equal stay what they are until records bring news of them. One that was
 * stopped begins anew.
 *
 * @returns how many keys have changed.
 */
export async function refoldTitles(dataSource: DataSource): Promise<number> {
  const derivations = dataSource.getRepository(DerivationEntity);
  const known = await derivations.findOne({ where: { name: 'title fold' }, comment: 'titleFold' });
  if (known?.version === TITLE_FOLD) return 0;
  let changed = 0;
  for (const table of ['listings', 'papers'] as const) changed += await refoldTable(dataSource, table);
  await derivations.upsert({ name: 'title fold', version: TITLE_FOLD }, ['name']);
  return changed;
}

async function refoldTable(dataSource: DataSource, table: 'listings' | 'papers'): Promise<number> {
  let [changed, after] = [0, '0'];
  for (;;) {
    const portion = await inTransaction(dataSource, (transaction) => refold(transaction, table, after));
    if (portion === null) return changed;
    changed += portion.changed;
    after = portion.last;
  }
}

/** Null where there are no rows behind. */
async function refold(
  transaction: Transaction,
  table: 'listings' | 'papers',
  after: string,
): Promise<{ changed: number; last: string } | null> {
  await lockStore(transaction);
  const rows = await transaction.rows(
    'titlesToFold',
    sql`select id, title, title_key as "titleKey", title_folded as "titleFolded" from ${name(table)}
      where id > ${value(after, 'bigint')} order by id limit ${value(PORTION, 'integer')}`,
    TITLE,
  );
  const last = rows.at(-1)?.id;
  if (last === undefined) return null;
  const folded = rows
    .map(({ title, ...row }) => ({ ...row, key: foldTitle(title), folded: foldText(title) }))
    .filter((row) => row.key !== row.titleKey || row.folded !== row.titleFolded)
    .map(({ id, key, folded }) => ({ id, key, folded }));
  if (folded.length > 0) await writeFolded(transaction, table, folded);
  return { changed: folded.length, last };
}

const TITLE = z.object({
  id: z.string(),
  title: z.string(),
  titleKey: z.string(),
  titleFolded: z.string(),
});

async function writeFolded(
  transaction: Transaction,
  table: 'listings' | 'papers',
  folded: readonly { id: string; key: string; folded: string }[],
): Promise<void> {
  const rows = sql`jsonb_to_recordset(${json(folded)}) as f (id bigint, key text, folded text)`;
  await transaction.run(
    'refoldTitles',
    sql`update ${name(table)} t set title_key = f.key, title_folded = f.folded from ${rows} where t.id = f.id`,
  );
}
