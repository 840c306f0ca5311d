import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';

/** A work that papers cite. It need not be in the store; one that is, is one work however it is cited. */
@Entity('cited_works')
@Index('cited_works_paper', ['paperId'], { unique: true })
export class CitedWorkEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'cited_works_pkey',
  })
  id!: number;

  @Column('bigint', { name: 'paper_id', nullable: true })
  paperId!: string | null;

  @ManyToOne(() => PaperEntity, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'cited_works_paper_fkey' })
  paper!: PaperEntity | null;

  /** As a list of references prints it; of several the first in the order of the alphabet. */
  @Column('text', { name: 'title', nullable: true })
  title!: string | null;

  @Column('integer', { name: 'year', nullable: true })
  year!: number | null;

  /** By papers of the store. */
  @Column('integer', { name: 'citation_count', default: 0 })
  citationCount!: number;
}
