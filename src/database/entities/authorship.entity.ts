import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';
import { PaperEntity } from './paper.entity.js';

/** A person's part in a paper, with a copy of the paper's place by date. No position: known from the page's owner alone. */
@Entity('authorships')
@Index('authorships_by_date', ['authorId', 'sortDate', 'paperId'])
export class AuthorshipEntity {
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'authorships_pkey' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, (paper) => paper.authorships, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'authorships_paper_fkey' })
  paper!: PaperEntity;

  @PrimaryColumn('bigint', { name: 'author_id', primaryKeyConstraintName: 'authorships_pkey' })
  authorId!: string;

  @ManyToOne(() => AuthorEntity, (author) => author.authorships, {
    nullable: false,
    deferrable: 'INITIALLY DEFERRED',
  })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'authorships_author_fkey' })
  author!: AuthorEntity;

  @Column('integer', { name: 'position', nullable: true })
  position!: number | null;

  @Column('text', { name: 'name_as_printed', nullable: true })
  nameAsPrinted!: string | null;

  @Column('date', { name: 'sort_date' })
  sortDate!: string;
}
