import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sources say of a paper besides title, byline, date and text: where it appeared, links, who was where, what it cites. */
export class WholeRecord1763733000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table listings
        add column venue text,
        add column issn text collate "C",
        add column volume text,
        add column issue text,
        add column pages text,
        add column publisher text,
        add column language text,
        add column license text,
        add column upvote_count integer,
        add column cited_by_count integer,
        add column retracted boolean,
        add column retracted_on date,
        add column retraction_reason text,
        add column retraction_notice text,
        add column links text[] not null default '{}',
        add column institution_keys text[] not null default '{}',
        add column affiliations text[] not null default '{}',
        add column cited_references text[] not null default '{}'`);
    await queryRunner.query(`
      alter table papers
        add column publication_type text,
        add column volume text,
        add column issue text,
        add column pages text,
        add column publisher text,
        add column language text,
        add column license text,
        add column upvote_count integer,
        add column retracted boolean`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table papers
        drop column publication_type,
        drop column volume,
        drop column issue,
        drop column pages,
        drop column publisher,
        drop column language,
        drop column license,
        drop column upvote_count,
        drop column retracted`);
    await queryRunner.query(`
      alter table listings
        drop column venue,
        drop column issn,
        drop column volume,
        drop column issue,
        drop column pages,
        drop column publisher,
        drop column language,
        drop column license,
        drop column upvote_count,
        drop column cited_by_count,
        drop column retracted,
        drop column retracted_on,
        drop column retraction_reason,
        drop column retraction_notice,
        drop column links,
        drop column institution_keys,
        drop column affiliations,
        drop column cited_references`);
  }
}
