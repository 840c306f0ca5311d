import { Entity, PrimaryColumn } from 'typeorm';

/** A person of whom an import has brought news, and who is yet to be compared with others. */
@Entity('unmatched_authors')
export class UnmatchedAuthorEntity {
  @PrimaryColumn('bigint', { name: 'author_id', primaryKeyConstraintName: 'unmatched_authors_pkey' })
  authorId!: string;
}
