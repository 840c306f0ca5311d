import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `titleContains` asks the keys of titles, in which dashes, punctuation and TeX are alike. Where a first load has put the index
 * off, the definition that waits is the new one; who may still be making the former one is waited for.
 */
export class TitleKeyTrigrams1763732100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuild(queryRunner, 'title_folded', 'title_key');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await rebuild(queryRunner, 'title_key', 'title_folded');
  }
}

async function rebuild(queryRunner: QueryRunner, former: string, column: string): Promise<void> {
  await queryRunner.query(
    `select pg_advisory_xact_lock(x'696e6478'::integer, hashtext('papers_title_trigrams'))`,
  );
  await queryRunner.query(
    `update deferred_indexes set definition = replace(definition, $1, $2) where name = 'papers_title_trigrams'`,
    [former, column],
  );
  await queryRunner.query('drop index if exists papers_title_trigrams');
  const waiting = (await queryRunner.query(
    `select name from deferred_indexes where name = 'papers_title_trigrams'`,
  )) as unknown[];
  if (waiting.length === 0)
    await queryRunner.query(
      `create index papers_title_trigrams on papers using gin (${column} gin_trgm_ops)`,
    );
}
