import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';
import { InstitutionEntity } from './institution.entity.js';

/** An institution of a paper, in the order in which its listings name them, with a copy of the paper's place by date. */
@Entity('paper_institutions')
@Index('paper_institutions_by_date', ['institutionId', 'sortDate', 'paperId'])
export class PaperInstitutionEntity {
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'paper_institutions_pkey' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_institutions_paper_fkey' })
  paper!: PaperEntity;

  @PrimaryColumn('integer', { name: 'institution_id', primaryKeyConstraintName: 'paper_institutions_pkey' })
  institutionId!: number;

  @ManyToOne(() => InstitutionEntity, { nullable: false })
  @JoinColumn({ name: 'institution_id', foreignKeyConstraintName: 'paper_institutions_institution_fkey' })
  institution!: InstitutionEntity;

  @Column('integer', { name: 'rank' })
  rank!: number;

  /** How the paper states it: rows of `institution_names`. */
  @Column('integer', { name: 'name_ids', array: true })
  nameIds!: number[];

  @Column('date', { name: 'sort_date' })
  sortDate!: string;
}
