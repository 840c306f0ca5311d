import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys of titles that were cut behind a word end with it. A blank at the end was an empty word, which the index of title
 * words refuses: a first load that had stored one could not make that index at its end.
 */
export class TrimTitleKeys1763719200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['listings', 'papers'])
      await queryRunner.query(
        `update ${table} set title_key = rtrim(title_key, ' ') where title_key like '% '`,
      );
  }

  /** A key without the blank is as good. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
