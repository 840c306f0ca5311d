import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What code computes and no statement can, such as keys of titles, is computed anew where another version made it. */
export class Derivations1763727400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create table derivations (
         name text collate "C" constraint derivations_pkey primary key,
         version integer not null
       )`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table derivations');
  }
}
