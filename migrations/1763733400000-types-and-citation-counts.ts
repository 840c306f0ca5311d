import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rebuildIndex } from './1763726400000-date-precision.js';

/**
 * What lists of papers are put in order and counted by: how often each is cited here, in rows so narrow that counting costs
 * little, and of what type it is.
 */
export class TypesAndCitationCounts1763733400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
    await rebuildIndex(queryRunner, 'papers_facets', FORMER, PRESENT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await rebuildIndex(queryRunner, 'papers_facets', PRESENT, FORMER);
    await queryRunner.query('drop index if exists papers_type');
    await queryRunner.query(`delete from deferred_indexes where name = 'papers_type'`);
    await queryRunner.query('drop table citation_counts');
  }
}

const UP = [
  `create table citation_counts (
     paper_id bigint not null constraint citation_counts_paper_fkey references papers (id) on delete cascade,
     citation_count integer not null default 0,
     constraint citation_counts_pkey primary key (paper_id)
   )`,
  `insert into citation_counts (paper_id, citation_count)
   select p.id, coalesce(w.citation_count, 0)
   from papers p left join cited_works w on w.paper_id = p.id order by p.id`,
  'create index citation_counts_order on citation_counts (citation_count, paper_id)',
  'create index papers_type on papers (publication_type)',
];

const FORMER = 'INCLUDE (sort_date, has_code, source_kinds)';
const PRESENT = 'INCLUDE (sort_date, has_code, source_kinds, publication_type)';
