import { type Columns, computed } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, joined, sql } from '../../database/sql.js';
import type { Keyed, ListOrder, Page, PageRequest } from '../keyset.js';
import { countAll, readPage } from '../list-statement.js';
import { type CitedWorkRow, WORK_COLUMNS, WORK_FIELDS } from './citation-store.js';
import { type PaperSet, conditionsOf } from './missing-works.js';

const WORK: Columns<CitedWorkRow> = computed(WORK_COLUMNS, WORK_FIELDS);

/** In the order in which they came to be cited here. */
export const RETRACTED_ORDER: ListOrder = {
  name: 'retracted-references',
  keys: [{ sql: sql`w.id`, type: 'integer' }],
  descending: false,
};

const FROM = sql`papers r join cited_works w on w.paper_id = r.id`;

/** A page of the withdrawn papers that papers of the set cite. */
export async function retractedWorks(
  runner: Runner,
  set: PaperSet,
  request: PageRequest,
): Promise<Page<CitedWorkRow & Keyed>> {
  const list = { name: 'retractedWorks', from: FROM, columns: WORK, order: RETRACTED_ORDER };
  return readPage(runner, { ...list, conditions: citedBy(set) }, request);
}

/** How many they are. */
export async function countRetractedWorks(runner: Runner, set: PaperSet): Promise<number> {
  return countAll(runner, { name: 'countRetractedWorks', from: FROM, conditions: citedBy(set) });
}

function citedBy(set: PaperSet): Sql[] {
  const conditions = [sql`c.work_id = w.id`, ...conditionsOf(set)];
  return [
    sql`r.retracted`,
    sql`exists (
      select from citations c join papers p on p.id = c.paper_id where ${joined(conditions, ' and ')})`,
  ];
}
