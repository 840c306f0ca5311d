import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index of title words takes any key. An index is made over former versions of rows too while an older snapshot may
 * see them, so that trimming keys did not suffice: what fails must not be in the expression. Where a first load has
 * dropped the index, the definition that waits is the new one; who may still be making the former index is waited for.
 */
export class AnyTitleWords1763721600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuild(queryRunner, FORMER_WORDS, ANY_WORDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await rebuild(queryRunner, ANY_WORDS, FORMER_WORDS);
  }
}

const FORMER_WORDS = `string_to_array(title_key, ' '::text)`;
const ANY_WORDS = `array_remove(${FORMER_WORDS}, ''::text)`;

async function rebuild(queryRunner: QueryRunner, former: string, words: string): Promise<void> {
  await queryRunner.query(
    `select pg_advisory_xact_lock(x'696e6478'::integer, hashtext('papers_title_words'))`,
  );
  await queryRunner.query(
    `update deferred_indexes set definition = replace(definition, $1, $2) where name = 'papers_title_words'`,
    [former, words],
  );
  await queryRunner.query('drop index if exists papers_title_words');
  const waiting = (await queryRunner.query(
    `select name from deferred_indexes where name = 'papers_title_words'`,
  )) as unknown[];
  if (waiting.length === 0)
    await queryRunner.query(
      `create index papers_title_words on papers using gin (array_to_tsvector(${words}))`,
    );
}
