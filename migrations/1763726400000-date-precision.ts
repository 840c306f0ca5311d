import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Dates have a precision: where no day is known, `published_in` holds the month or the year, and `sort_date` is the first
 * day of it. The first of January of OpenAlex stands for a year. Orders and counts by date go by `sort_date`, so their
 * indexes hold that; where a first load has dropped them, the definitions that wait are changed.
 */
export class DatePrecision1763726400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
    for (const index of INDEXES) await rebuildIndex(queryRunner, index.name, index.former, index.present);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await rebuildIndex(queryRunner, index.name, index.present, index.former);
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}

/** What of each definition changes; the words are PostgreSQL's own. */
const INDEXES = [
  {
    name: 'papers_by_date_ascending',
    former: `USING btree (COALESCE(published_on, 'infinity'::date), id)`,
    present: `USING btree (COALESCE(NULLIF(sort_date, '-infinity'::date), 'infinity'::date), id)`,
  },
  {
    name: 'papers_facets',
    former: 'INCLUDE (published_on, has_code, source_kinds)',
    present: 'INCLUDE (sort_date, has_code, source_kinds)',
  },
];

/** Makes an index anew with another definition, also one that a first load has dropped for now. */
export async function rebuildIndex(
  queryRunner: QueryRunner,
  name: string,
  former: string,
  present: string,
): Promise<void> {
  await queryRunner.query(`select pg_advisory_xact_lock(x'696e6478'::integer, hashtext($1))`, [name]);
  const [made] = (await queryRunner.query(
    `select replace(pg_get_indexdef(to_regclass($1)), $2, $3) as definition`,
    [name, former, present],
  )) as { definition: string | null }[];
  await queryRunner.query(
    `update deferred_indexes set definition = replace(definition, $2, $3) where name = $1`,
    [name, former, present],
  );
  if (made?.definition == null) return;
  await queryRunner.query(`drop index ${name}`);
  await queryRunner.query(made.definition);
}

const UP = [
  `alter table listings add column published_in text collate "C"`,
  `alter table papers add column published_in text collate "C"`,
  `update listings l set published_in = to_char(published_on, 'YYYY'), published_on = null
   from sources s
   where s.id = l.source_id and s.kind = 'OPENALEX_WORKS'
     and extract(month from published_on) = 1 and extract(day from published_on) = 1`,
  `create temp table redated on commit drop as
   select paper_id, published_on, case when published_on is null then published_in end as published_in,
     coalesce(published_on, (published_in || '-01-01')::date) as sort_date
   from (
     select paper_id, min(published_on) as published_on, min(published_in) as published_in
     from listings group by paper_id having count(published_in) > 0
   ) dated`,
  `update papers p set (published_on, published_in, sort_date) = row (r.published_on, r.published_in, r.sort_date)
   from redated r where r.paper_id = p.id`,
  ...['authorships', 'paper_topics', 'paper_words'].map(
    (table) => `update ${table} t set sort_date = r.sort_date from redated r
      where r.paper_id = t.paper_id and r.sort_date <> t.sort_date`,
  ),
];

const DOWN = [
  `create temp table redated on commit drop as
   select id as paper_id, rpad(published_in, 10, '-01-01')::date as sort_date from papers where published_in is not null`,
  `update papers p set published_on = r.sort_date from redated r where r.paper_id = p.id`,
  `update listings set published_on = rpad(published_in, 10, '-01-01')::date where published_in is not null`,
  `alter table papers drop column published_in`,
  `alter table listings drop column published_in`,
];
