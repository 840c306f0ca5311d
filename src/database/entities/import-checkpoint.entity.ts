import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the import of a file goes on. There is none once it has ended. */
@Entity('import_checkpoints')
export class ImportCheckpointEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'format',
    primaryKeyConstraintName: 'import_checkpoints_pkey',
    collation: 'C',
  })
  format!: string;

  @PrimaryColumn({
    type: 'text',
    name: 'file',
    primaryKeyConstraintName: 'import_checkpoints_pkey',
    collation: 'C',
  })
  file!: string;

  @Column('jsonb', { name: 'checkpoint' })
  checkpoint!: unknown;
}
