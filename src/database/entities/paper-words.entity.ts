import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';

/** What a paper is searched by, and its place in the order by date. */
@Entity('paper_words')
@Index('paper_words_by_date', ['sortDate', 'paperId'])
@Index('paper_words_text', { synchronize: false })
export class PaperWordsEntity {
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'paper_words_pkey' })
  paperId!: string;

  @OneToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_words_paper_fkey' })
  paper!: PaperEntity;

  @Column('date', { name: 'sort_date' })
  sortDate!: string;

  @Column('tsvector', { name: 'text_search' })
  textSearch!: string;
}
