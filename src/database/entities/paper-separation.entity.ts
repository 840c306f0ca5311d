import { Entity, PrimaryColumn } from 'typeorm';

/**
 * Two entries of sources that somebody has said to be different papers; each pair stands both ways. Entries are named by
 * their place, which they keep while their listings come and go.
 */
@Entity('paper_separations')
export class PaperSeparationEntity {
  @PrimaryColumn('integer', { name: 'source_id', primaryKeyConstraintName: 'paper_separations_pkey' })
  sourceId!: number;

  @PrimaryColumn('integer', { name: 'position', primaryKeyConstraintName: 'paper_separations_pkey' })
  position!: number;

  @PrimaryColumn('integer', { name: 'other_source_id', primaryKeyConstraintName: 'paper_separations_pkey' })
  otherSourceId!: number;

  @PrimaryColumn('integer', { name: 'other_position', primaryKeyConstraintName: 'paper_separations_pkey' })
  otherPosition!: number;
}
