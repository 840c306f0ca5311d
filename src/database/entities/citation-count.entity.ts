import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';

/** How often a paper is cited by papers of the store: a row for each, apart from them, as it changes more often than they do. */
@Entity('citation_counts')
@Index('citation_counts_order', ['citationCount', 'paperId'])
export class CitationCountEntity {
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'citation_counts_pkey' })
  paperId!: string;

  @OneToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'citation_counts_paper_fkey' })
  paper!: PaperEntity;

  @Column('integer', { name: 'citation_count', default: 0 })
  citationCount!: number;
}
