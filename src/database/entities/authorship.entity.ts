import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';
import { PaperEntity } from './paper.entity.js';

/** A person's part in a paper, with a copy of the paper's place by date. No position: known from the page's owner alone. */
@Entity('authorships')
@Index('authorships_by_date', ['authorId', 'sortDate', 'paperId'])
export class AuthorshipEntity {
  @ForeignKey(() => PaperEntity, { name: 'authorships_paper_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'authorships_pkey' })
  paperId!: string;

  @ForeignKey(() => AuthorEntity, { name: 'authorships_author_fkey', deferrable: 'INITIALLY DEFERRED' })
  @PrimaryColumn('bigint', { name: 'author_id', primaryKeyConstraintName: 'authorships_pkey' })
  authorId!: string;

  @Column('integer', { name: 'position', nullable: true })
  position!: number | null;

  @Column('text', { name: 'name_as_printed', nullable: true })
  nameAsPrinted!: string | null;

  @Column('date', { name: 'sort_date' })
  sortDate!: string;
}
