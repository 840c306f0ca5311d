import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Venues and institutions, the names by which papers state them, and which papers do. */
export class VenuesAndInstitutions1763733600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const body = `
      id integer generated always as identity,
      key text collate "C" not null,
      slug text collate "C" not null,
      name text not null,
      name_folded text collate "C" not null,
      paper_count integer not null default 0`;
    await queryRunner.query(`
      create table venues (${body},
        issn text collate "C",
        constraint venues_pkey primary key (id),
        constraint venues_key_key unique (key),
        constraint venues_slug_key unique (slug)
      )`);
    await queryRunner.query(`
      create table institutions (${body},
        ror text collate "C",
        country_code text collate "C",
        constraint institutions_pkey primary key (id),
        constraint institutions_key_key unique (key),
        constraint institutions_slug_key unique (slug)
      )`);
    await addTables(queryRunner, 'venue', '');
    await addTables(queryRunner, 'institution', 'country_code text collate "C" not null,');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const one of ['institution', 'venue']) {
      await queryRunner.query(`drop table paper_${one}s`);
      await queryRunner.query(`drop table ${one}_names`);
      await queryRunner.query(`drop table ${one}_slugs`);
      await queryRunner.query(`drop table ${one}s`);
    }
  }
}

async function addTables(queryRunner: QueryRunner, one: string, column: string): Promise<void> {
  const parent = (table: string) =>
    `constraint ${table}_${one}_fkey references ${one}s (id) on delete cascade`;
  const unique = column === '' ? 'name, code' : 'name, code, country_code';
  await queryRunner.query(`create index ${one}s_by_name on ${one}s (name_folded, id)`);
  await queryRunner.query(`
    create table ${one}_slugs (
      slug text collate "C" not null,
      ${one}_id integer not null ${parent(`${one}_slugs`)},
      constraint ${one}_slugs_pkey primary key (slug)
    )`);
  await queryRunner.query(`create index ${one}_slugs_${one} on ${one}_slugs (${one}_id)`);
  await queryRunner.query(`
    create table ${one}_names (
      id integer generated always as identity,
      name text collate "C" not null,
      code text collate "C" not null,
      ${column}
      name_key text collate "C" not null,
      name_folded text collate "C" not null,
      ${one}_id integer constraint ${one}_names_${one}_fkey references ${one}s (id),
      paper_count integer not null default 0,
      constraint ${one}_names_pkey primary key (id),
      constraint ${one}_names_name_key unique (${unique})
    )`);
  await queryRunner.query(`create index ${one}_names_key on ${one}_names (name_key)`);
  await queryRunner.query(`create index ${one}_names_${one} on ${one}_names (${one}_id)`);
  await queryRunner.query(`
    create table paper_${one}s (
      paper_id bigint not null constraint paper_${one}s_paper_fkey references papers (id) on delete cascade,
      ${one}_id integer not null constraint paper_${one}s_${one}_fkey references ${one}s (id),
      rank integer not null,
      name_ids integer[] not null,
      sort_date date not null,
      constraint paper_${one}s_pkey primary key (paper_id, ${one}_id)
    )`);
  await queryRunner.query(
    `create index paper_${one}s_by_date on paper_${one}s (${one}_id, sort_date, paper_id)`,
  );
}
