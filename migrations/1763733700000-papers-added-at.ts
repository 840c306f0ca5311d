import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the store first had each paper. Of those that it has already the earliest time at which a source that lists it was
 * loaded, as far as the store knows: it keeps the last time of each source. The time of most papers is written as the
 * column's default, so that only the others are written anew.
 */
export class PapersAddedAt1763733700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const [usual] = (await queryRunner.query(USUAL)) as { time: string }[];
    const time = usual?.time ?? 'now()';
    await queryRunner.query(
      `alter table papers add column added_at timestamptz(3) not null default ${time === 'now()' ? time : `'${time}'`}`,
    );
    await queryRunner.query('alter table papers alter column added_at set default now()');
    await queryRunner.query(OTHERS);
    await queryRunner.query('create index papers_by_added_at on papers (added_at, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index if exists papers_by_added_at');
    await queryRunner.query(`delete from deferred_indexes where name = 'papers_by_added_at'`);
    await queryRunner.query('alter table papers drop column added_at');
  }
}

const USUAL = `
  select to_char(loaded_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || '+00' as time
  from sources order by listing_count desc, name limit 1`;

const OTHERS = `
  update papers p set added_at = l.loaded_at
  from (
    select l.paper_id, min(s.loaded_at)::timestamptz(3) as loaded_at
    from listings l join sources s on s.id = l.source_id group by l.paper_id
  ) l
  where l.paper_id = p.id and l.loaded_at <> p.added_at`;
