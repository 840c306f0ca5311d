import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the import of a file has come; there is none once it has ended. */
@Entity('import_progress')
export class ImportProgressEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'format',
    primaryKeyConstraintName: 'import_progress_pkey',
    collation: 'C',
  })
  format!: string;

  @PrimaryColumn({
    type: 'text',
    name: 'file',
    primaryKeyConstraintName: 'import_progress_pkey',
    collation: 'C',
  })
  file!: string;

  @Column('jsonb', { name: 'progress' })
  progress!: unknown;
}
