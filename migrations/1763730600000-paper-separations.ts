import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries of sources that somebody has said to be different papers, whatever speaks for their being one. Each pair stands both ways. */
export class PaperSeparations1763730600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create table paper_separations (
         source_id integer not null,
         position integer not null,
         other_source_id integer not null,
         other_position integer not null,
         constraint paper_separations_pkey primary key (source_id, position, other_source_id, other_position)
       )`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table paper_separations');
  }
}
