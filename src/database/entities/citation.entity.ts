import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CitedWorkEntity } from './cited-work.entity.js';
import { PaperEntity } from './paper.entity.js';

/** That a paper of the store cites a work. No paper cites itself. */
@Entity('citations')
@Index('citations_paper', ['paperId'])
export class CitationEntity {
  @PrimaryColumn('integer', { name: 'work_id', primaryKeyConstraintName: 'citations_pkey' })
  workId!: number;

  @ManyToOne(() => CitedWorkEntity, { nullable: false })
  @JoinColumn({ name: 'work_id', foreignKeyConstraintName: 'citations_work_fkey' })
  work!: CitedWorkEntity;

  /** Of the citing paper. */
  @PrimaryColumn('date', { name: 'sort_date', primaryKeyConstraintName: 'citations_pkey' })
  sortDate!: string;

  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'citations_pkey' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'citations_paper_fkey' })
  paper!: PaperEntity;

  /** In the list of references of the paper, from 1. */
  @Column('integer', { name: 'position' })
  position!: number;

  /** What for, where a source tells, such as `background`. */
  @Column('text', { name: 'intents', array: true, nullable: true })
  intents!: string[] | null;
}
