import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';
import { VenueEntity } from './venue.entity.js';

/** A paper's venue, one at most, with a copy of the paper's place by date. */
@Entity('paper_venues')
@Index('paper_venues_by_date', ['venueId', 'sortDate', 'paperId'])
export class PaperVenueEntity {
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'paper_venues_pkey' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_venues_paper_fkey' })
  paper!: PaperEntity;

  @PrimaryColumn('integer', { name: 'venue_id', primaryKeyConstraintName: 'paper_venues_pkey' })
  venueId!: number;

  @ManyToOne(() => VenueEntity, { nullable: false })
  @JoinColumn({ name: 'venue_id', foreignKeyConstraintName: 'paper_venues_venue_fkey' })
  venue!: VenueEntity;

  @Column('integer', { name: 'rank' })
  rank!: number;

  /** How the paper states it: rows of `venue_names`. */
  @Column('integer', { name: 'name_ids', array: true })
  nameIds!: number[];

  @Column('date', { name: 'sort_date' })
  sortDate!: string;
}
