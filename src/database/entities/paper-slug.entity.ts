import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';

/** A slug that a paper had before it was found to be the same as another one. */
@Entity('paper_slugs')
@Index('paper_slugs_paper', ['paperId'])
export class PaperSlugEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'slug',
    primaryKeyConstraintName: 'paper_slugs_pkey',
    collation: 'C',
  })
  slug!: string;

  @Column('bigint', { name: 'paper_id' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_slugs_paper_fkey' })
  paper!: PaperEntity;
}
