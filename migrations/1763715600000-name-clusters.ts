import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of the field: names that are certainly one person's are a cluster, and where an import goes on is its
 * checkpoint. Renaming changes the catalogue alone, so it takes no longer in a large store.
 */
export class NameClusters1763715600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}

const UP = [
  'alter table author_names rename column core_id to cluster_id',
  'alter table author_identifiers rename column core_id to cluster_id',
  'alter index author_names_core rename to author_names_cluster',
  'alter index author_identifiers_core rename to author_identifiers_cluster',
  'alter table import_progress rename to import_checkpoints',
  'alter table import_checkpoints rename column progress to checkpoint',
  'alter table import_checkpoints rename constraint import_progress_pkey to import_checkpoints_pkey',
];

const DOWN = [
  'alter table import_checkpoints rename constraint import_checkpoints_pkey to import_progress_pkey',
  'alter table import_checkpoints rename column checkpoint to progress',
  'alter table import_checkpoints rename to import_progress',
  'alter index author_identifiers_cluster rename to author_identifiers_core',
  'alter index author_names_cluster rename to author_names_core',
  'alter table author_identifiers rename column cluster_id to core_id',
  'alter table author_names rename column cluster_id to core_id',
];
