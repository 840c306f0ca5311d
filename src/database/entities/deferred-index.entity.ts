import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An index that a first load has dropped and that is to be made again. */
@Entity('deferred_indexes')
export class DeferredIndexEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'name',
    primaryKeyConstraintName: 'deferred_indexes_pkey',
    collation: 'C',
  })
  name!: string;

  @Column('text', { name: 'definition' })
  definition!: string;
}
