import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VenueEntity } from './venue.entity.js';

/** A slug of a venue that was found to be another: it still leads there. */
@Entity('venue_slugs')
@Index('venue_slugs_venue', ['venueId'])
export class VenueSlugEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'slug',
    primaryKeyConstraintName: 'venue_slugs_pkey',
    collation: 'C',
  })
  slug!: string;

  @Column('integer', { name: 'venue_id' })
  venueId!: number;

  @ManyToOne(() => VenueEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'venue_id', foreignKeyConstraintName: 'venue_slugs_venue_fkey' })
  venue!: VenueEntity;
}
