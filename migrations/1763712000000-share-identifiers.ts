import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An identifier that is said of several papers, or persons, who cannot be one, is noted for each of them: so it is known
 * whose it is when one of them has it no more.
 */
export class ShareIdentifiers1763712000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table paper_identifiers
      drop constraint paper_identifiers_pkey,
      add constraint paper_identifiers_pkey primary key (scheme, value, paper_id)`);
    await queryRunner.query(`insert into paper_identifiers (scheme, value, paper_id)
      select distinct split_part(identifier, ':', 1), substr(identifier, strpos(identifier, ':') + 1), paper_id
      from listings cross join lateral unnest(identifiers) identifier
      on conflict do nothing`);
    await queryRunner.query(`alter table author_identifiers
      drop constraint author_identifiers_pkey,
      add constraint author_identifiers_pkey primary key (scheme, value, core_id)`);
    await queryRunner.query(`insert into author_identifiers (scheme, value, core_id)
      select distinct split_part(identifier, ':', 1), substr(identifier, strpos(identifier, ':') + 1), core_id
      from author_names cross join lateral unnest(string_to_array(identity, ' ')) identifier
      on conflict do nothing`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from author_identifiers i using author_identifiers older
      where older.scheme = i.scheme and older.value = i.value and older.core_id < i.core_id`);
    await queryRunner.query(`alter table author_identifiers
      drop constraint author_identifiers_pkey,
      add constraint author_identifiers_pkey primary key (scheme, value)`);
    await queryRunner.query(`delete from paper_identifiers i using paper_identifiers older
      where older.scheme = i.scheme and older.value = i.value and older.paper_id < i.paper_id`);
    await queryRunner.query(`alter table paper_identifiers
      drop constraint paper_identifiers_pkey,
      add constraint paper_identifiers_pkey primary key (scheme, value)`);
  }
}
