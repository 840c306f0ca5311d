import { z } from 'zod';
import { ID, columnsOf, rowShape } from '../../database/columns.js';
import { InstitutionEntity } from '../../database/entities/institution.entity.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import type { Keyed, Page, PageRequest } from '../keyset.js';
import { countAll, readPage } from '../list-statement.js';
import { byName, namedLike } from './body-lists.js';

export type InstitutionRow = Pick<
  InstitutionEntity,
  'id' | 'slug' | 'name' | 'ror' | 'countryCode' | 'paperCount'
>;

const INSTITUTION = columnsOf(InstitutionEntity, 'b', [
  'id',
  'slug',
  'name',
  'ror',
  'countryCode',
  'paperCount',
]);

export const INSTITUTION_ORDER = byName('institutions');

/** A page of all institutions, or of those whose name holds the text. */
export async function institutionsPage(
  runner: Runner,
  nameContains: string | null,
  request: PageRequest,
): Promise<Page<InstitutionRow & Keyed>> {
  const conditions = namedLike(nameContains);
  const list = {
    name: 'institutionsPage',
    columns: INSTITUTION,
    from: sql`institutions b`,
    order: INSTITUTION_ORDER,
    conditions,
  };
  return readPage(runner, list, request);
}

export async function countInstitutions(runner: Runner, nameContains: string | null): Promise<number> {
  return countAll(runner, {
    name: 'countInstitutions',
    from: sql`institutions b`,
    conditions: namedLike(nameContains),
  });
}

/** By slug, also by one that was another's who has become this one; `key` is the slug asked. */
export async function institutionsBySlug(
  runner: Runner,
  slugs: readonly string[],
): Promise<(InstitutionRow & { key: string })[]> {
  const asked = value(slugs, 'text[]');
  return runner.rows(
    'institutionsBySlug',
    sql`select b.slug as key, ${INSTITUTION.list} from institutions b where b.slug = any (${asked})
      union all
      select s.slug, ${INSTITUTION.list} from institution_slugs s join institutions b on b.id = s.institution_id where s.slug = any (${asked})`,
    rowShape(INSTITUTION, { key: z.string() }),
  );
}

/** By id; those that do not exist are left out. */
export async function institutionsById(runner: Runner, ids: readonly number[]): Promise<InstitutionRow[]> {
  const statement = sql`select ${INSTITUTION.list} from institutions b where b.id = any (${value(ids, 'integer[]')})`;
  return runner.rows('institutionsById', statement, INSTITUTION.shape);
}

/** An institution that a paper names, and how. */
export interface NamedInstitutionRow extends InstitutionRow {
  names: string[];
}

/** The institutions of each paper, in the order in which its sources name them. */
export async function institutionsByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<NamedInstitutionRow[][]> {
  const rows = await runner.rows(
    'institutionsByPaperId',
    sql`select l.paper_id as "paperId", ${INSTITUTION.list},
        array(select n.name from institution_names n where n.id = any (l.name_ids)) as names
      from paper_institutions l join institutions b on b.id = l.institution_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')}) order by l.paper_id, l.rank`,
    rowShape(INSTITUTION, { paperId: ID, names: z.array(z.string()) }),
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId);
}
