import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which version of the code something of the store was computed; without a row it was by the first. */
@Entity('derivations')
export class DerivationEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'name',
    primaryKeyConstraintName: 'derivations_pkey',
    collation: 'C',
  })
  name!: string;

  @Column('integer', { name: 'version' })
  version!: number;

  /** Of what is computed portion by portion: the number down to which it is done. Null where it is done. */
  @Column('bigint', { name: 'reached', nullable: true })
  reached?: string | null;
}
