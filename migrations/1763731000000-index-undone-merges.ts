import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody has taken apart is asked for whenever names are clustered; among many merges it is little. */
export class IndexUndoneMerges1763731000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'create index author_merges_undone on author_merges (id) where undone_at is not null',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index author_merges_undone');
  }
}
