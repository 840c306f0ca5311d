import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The counts of papers by person and topic lose their foreign keys: what they count has its own, and checking them took
 * longer than counting.
 */
export class CountFreely1763708400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table author_topics
      drop constraint author_topics_author_fkey, drop constraint author_topics_topic_fkey`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table author_topics
      add constraint author_topics_author_fkey foreign key (author_id) references authors (id) on delete cascade,
      add constraint author_topics_topic_fkey foreign key (topic_id) references topics (id)`);
  }
}
