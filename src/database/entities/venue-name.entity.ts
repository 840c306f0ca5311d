import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { VenueEntity } from './venue.entity.js';

/** How papers state a venue: the name as printed, and the ISSN that stands with it. */
@Entity('venue_names')
@Unique('venue_names_name_key', ['name', 'code'])
@Index('venue_names_key', ['nameKey'])
@Index('venue_names_venue', ['venueId'])
export class VenueNameEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'venue_names_pkey',
  })
  id!: number;

  @Column({ type: 'text', name: 'name', collation: 'C' })
  name!: string;

  /** The ISSN; empty where none stands with the name. */
  @Column({ type: 'text', name: 'code', collation: 'C' })
  code!: string;

  @Column({ type: 'text', name: 'name_key', collation: 'C' })
  nameKey!: string;

  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded!: string;

  /** Null while it is not known which it is, within a transaction. */
  @Column('integer', { name: 'venue_id', nullable: true })
  venueId!: number | null;

  @ManyToOne(() => VenueEntity, { nullable: true })
  @JoinColumn({ name: 'venue_id', foreignKeyConstraintName: 'venue_names_venue_fkey' })
  venue!: VenueEntity | null;

  /** Papers that state their venue so. */
  @Column('integer', { name: 'paper_count', default: 0 })
  paperCount!: number;
}
