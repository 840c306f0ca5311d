import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An identifier that would make two of one byline one person is nobody's; whom sources print it with is kept. */
export class NobodysIdentifiers1763731100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table author_identifiers add column is_nobodys boolean not null default false',
    );
    await queryRunner.query(
      'create index author_identifiers_nobodys on author_identifiers (cluster_id) where is_nobodys',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table author_identifiers drop column is_nobodys');
  }
}
