import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorNameEntity } from './author-name.entity.js';

/** A name to the letter, and how many bylines print it so. */
@Entity('author_spellings')
@Index('author_spellings_name', ['authorNameId'])
export class AuthorSpellingEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'spelling',
    primaryKeyConstraintName: 'author_spellings_pkey',
    collation: 'C',
  })
  spelling!: string;

  @PrimaryColumn('bigint', { name: 'author_name_id', primaryKeyConstraintName: 'author_spellings_pkey' })
  authorNameId!: string;

  @ManyToOne(() => AuthorNameEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'author_name_id', foreignKeyConstraintName: 'author_spellings_name_fkey' })
  authorName!: AuthorNameEntity;

  @Column({ type: 'text', name: 'folded', collation: 'C' })
  folded!: string;

  @Column('integer', { name: 'seen_count' })
  seenCount!: number;
}
