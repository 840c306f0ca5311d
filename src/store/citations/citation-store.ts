import { z } from 'zod';
import { type Columns, ID, computed } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import type { Keyed, ListOrder, Page, PageRequest } from '../keyset.js';
import { type ListBelow, countBelow, readPagesBelow } from '../list-statement.js';
import type { IdentifierRow } from '../papers/paper-store.js';

/** A work that is cited. */
export interface CitedWorkRow {
  workId: number;
  /** Of the store; null where it is not there. */
  paperId: string | null;
  title: string | null;
  year: number | null;
}

export interface ReferenceRow extends CitedWorkRow {
  intents: string[] | null;
}

/** What a work in a statement is read with; its table is `w`. */
export const WORK_COLUMNS = sql`w.id as "workId", w.paper_id as "paperId", w.title, w.year`;
export const WORK_FIELDS = {
  workId: z.int(),
  paperId: ID.nullable(),
  title: z.string().nullable(),
  year: z.int().nullable(),
};

const REFERENCE: Columns<ReferenceRow> = computed(sql`${WORK_COLUMNS}, c.intents`, {
  ...WORK_FIELDS,
  intents: z.array(z.string()).nullable(),
});

/** As the paper lists them. */
export const REFERENCE_ORDER: ListOrder = {
  name: 'references',
  keys: [
    { sql: sql`c.position`, type: 'integer' },
    { sql: sql`c.work_id`, type: 'integer' },
  ],
  descending: false,
};

const REFERENCES: Pick<ListBelow<ReferenceRow>, 'from' | 'parentColumn'> = {
  from: sql`citations c join cited_works w on w.id = c.work_id`,
  parentColumn: sql`c.paper_id`,
};

/** Those that are papers of the store, those that are not, or all. */
const conditionsOf = (inStore: boolean | null) =>
  inStore === null ? [] : [inStore ? sql`w.paper_id is not null` : sql`w.paper_id is null`];

/** A page of the works that each paper cites. */
export async function referencesByPaperId(
  runner: Runner,
  inStore: boolean | null,
  request: PageRequest,
  paperIds: readonly string[],
): Promise<Page<ReferenceRow & Keyed>[]> {
  const conditions = conditionsOf(inStore);
  const list = {
    ...REFERENCES,
    name: 'referencesByPaperId',
    columns: REFERENCE,
    conditions,
    order: REFERENCE_ORDER,
  };
  return readPagesBelow(runner, list, request, paperIds);
}

/** How many works each paper cites. */
export async function countReferencesByPaperId(
  runner: Runner,
  inStore: boolean | null,
  paperIds: readonly string[],
): Promise<number[]> {
  const conditions = conditionsOf(inStore);
  return countBelow(runner, { ...REFERENCES, name: 'countReferencesByPaperId', conditions }, paperIds);
}

/** How many papers of the store cite each paper. */
export async function citationCountByPaperId(runner: Runner, paperIds: readonly string[]): Promise<number[]> {
  const rows = await runner.rows(
    'citationCountByPaperId',
    sql`select paper_id as "paperId", citation_count as count from cited_works
      where paper_id = any (${value(paperIds, 'bigint[]')})`,
    z.strictObject({ paperId: ID, count: z.int() }),
  );
  const counts = new Map(rows.map(({ paperId, count }) => [paperId, count]));
  return paperIds.map((id) => counts.get(id) ?? 0);
}

/** What works that are not in the store are cited by: of each its identifiers, by scheme and value. */
export async function identifiersByWorkId(
  runner: Runner,
  workIds: readonly string[],
): Promise<IdentifierRow[][]> {
  const rows = await runner.rows(
    'identifiersByWorkId',
    sql`select work_id::text as "workId", split_part(key, ':', 1) as scheme, substr(key, strpos(key, ':') + 1) as value
      from cited_identifiers
      where work_id = any (${value(workIds, 'integer[]')}) and not starts_with(key, 'TITLE:')
      order by work_id, key`,
    z.strictObject({ workId: z.string(), scheme: z.string(), value: z.string() }),
  );
  return rowsOfEach(workIds, rows, ({ workId }) => workId).map((found) =>
    found.map(({ scheme, value: text }) => ({ scheme, value: text }) as IdentifierRow),
  );
}

/** Works by what they are cited by, `SCHEME:value` in normal form, which is their `key`. */
export async function citedWorksByKey(
  runner: Runner,
  keys: readonly string[],
): Promise<(CitedWorkRow & { key: string })[]> {
  return runner.rows(
    'citedWorksByKey',
    sql`select k.key, ${WORK_COLUMNS} from cited_identifiers k join cited_works w on w.id = k.work_id
      where k.key = any (${value(keys, 'text[]')})`,
    z.strictObject({ key: z.string(), ...WORK_FIELDS }),
  );
}
