import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';

/** A person of whom an import has brought news, and who is yet to be compared with others. */
@Entity('unmatched_authors')
export class UnmatchedAuthorEntity {
  @ForeignKey(() => AuthorEntity, { name: 'unmatched_authors_author_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('bigint', { name: 'author_id', primaryKeyConstraintName: 'unmatched_authors_pkey' })
  authorId!: string;
}
