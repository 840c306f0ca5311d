import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Where authors were when they wrote: a university, a firm. The name is the one that most of its papers print. */
@Entity('institutions')
@Unique('institutions_key_key', ['key'])
@Unique('institutions_slug_key', ['slug'])
@Index('institutions_by_name', ['nameFolded', 'id'])
export class InstitutionEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'institutions_pkey',
  })
  id!: number;

  /** What makes it one: its ROR id where a source gives one, else `NAME:` with its folded name. */
  @Column({ type: 'text', name: 'key', collation: 'C' })
  key!: string;

  @Column({ type: 'text', name: 'slug', collation: 'C' })
  slug!: string;

  @Column('text', { name: 'name' })
  name!: string;

  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded!: string;

  @Column('integer', { name: 'paper_count', default: 0 })
  paperCount!: number;

  /** Such as `https://ror.org/05a28rw58`. */
  @Column({ type: 'text', name: 'ror', nullable: true, collation: 'C' })
  ror!: string | null;

  /** ISO 3166-1, two letters; of several the one that most of its papers state. */
  @Column({ type: 'text', name: 'country_code', nullable: true, collation: 'C' })
  countryCode!: string | null;
}
