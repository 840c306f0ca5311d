import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The known words by their trigrams: a word that nothing holds is taken for the nearest that is known. */
export class SearchWordTrigrams1763732500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'create index search_words_trigrams on search_words using gin (word gin_trgm_ops)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index search_words_trigrams');
  }
}
