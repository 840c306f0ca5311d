import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What only a person can decide: two persons, or papers, for whose being one evidence speaks and something else does not. */
export class AddDoubts1763730000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table doubts');
  }
}

const UP = [
  `create table doubts (
    kind text collate "C" not null,
    one_id bigint not null,
    other_id bigint not null,
    likelihood double precision not null,
    evidence text[] not null,
    constraint doubts_pkey primary key (kind, one_id, other_id)
  )`,
  'create index doubts_by_likelihood on doubts (likelihood desc, kind, one_id, other_id)',
];
