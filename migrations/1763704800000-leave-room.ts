import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Room on the pages of rows that are counted up again and again, as by each batch of an import: a new version of a
 * row that fits on its page needs no new entry in any index whose columns stay the same.
 */
export class LeaveRoom1763704800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, percent] of FILLED)
      await queryRunner.query(`alter table ${table} set (fillfactor = ${percent})`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table] of FILLED) await queryRunner.query(`alter table ${table} reset (fillfactor)`);
  }
}

/** Of lexemes a batch counts up most. */
const FILLED = [
  ['authors', 75],
  ['author_spellings', 75],
  ['author_topics', 85],
  ['lexemes', 40],
] as const;
