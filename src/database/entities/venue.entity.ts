import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Where papers appeared: a journal, a conference, a book. The name is the one that most of its papers print. */
@Entity('venues')
@Unique('venues_key_key', ['key'])
@Unique('venues_slug_key', ['slug'])
@Index('venues_by_name', ['nameFolded', 'id'])
export class VenueEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'venues_pkey',
  })
  id!: number;

  /** What makes it one: its ISSN where a source gives one, else `NAME:` with its folded name. */
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

  /** The linking ISSN, such as `0028-0836`. */
  @Column({ type: 'text', name: 'issn', nullable: true, collation: 'C' })
  issn!: string | null;
}
