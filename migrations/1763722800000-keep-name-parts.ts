import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names keep the parts that sources state. What spellings are known by is read anew when the store is next opened: until
 * then their family names are not known.
 */
export class KeepNameParts1763722800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}

const UP = [
  `alter table listings add column author_parts text[] not null default '{}'`,
  `alter table author_spellings
    add column stated text collate "C" not null default '',
    add column family_key text collate "C",
    add column shown text,
    drop constraint author_spellings_pkey,
    add constraint author_spellings_pkey primary key (spelling, author_name_id, stated)`,
  `alter table authors add column family_key text collate "C" not null default ''`,
  'create index author_spellings_underived on author_spellings (author_name_id) where family_key is null',
  `create index authors_by_family on authors (family_key, name_folded, id)`,
];

const DOWN = [
  'drop index author_spellings_underived',
  'alter table authors drop column family_key',
  `delete from author_spellings s using author_spellings other
    where other.spelling = s.spelling and other.author_name_id = s.author_name_id and other.stated < s.stated`,
  `alter table author_spellings
    drop constraint author_spellings_pkey,
    drop column stated, drop column family_key, drop column shown,
    add constraint author_spellings_pkey primary key (spelling, author_name_id)`,
  'alter table listings drop column author_parts',
];
