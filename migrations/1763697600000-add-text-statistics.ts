import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes PostgreSQL remember how many papers hold each of the ten thousand most frequent words, not of the
 * first thousand only. For a word that is not among them it supposes half of the rarest one's papers: with the
 * thousand that was one paper in two hundred, so for the newest papers with a rare word it went through all
 * papers by date (more than five seconds for 300,000, where the index of words takes one millisecond).
 */
export class AddTextStatistics1763697600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table papers alter column text_search set statistics 1000');
    await queryRunner.query('analyze papers (text_search)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table papers alter column text_search set statistics -1');
  }
}
