import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorNameEntity } from './author-name.entity.js';

/** A name to the letter, and how many bylines print it so. */
@Entity('author_spellings')
@Index('author_spellings_name', ['authorNameId'])
@Index('author_spellings_underived', { synchronize: false })
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

  /** The name's parts as sources state them, as in `listings.author_parts`; empty where it reads so by itself. */
  @PrimaryColumn({
    type: 'text',
    name: 'stated',
    primaryKeyConstraintName: 'author_spellings_pkey',
    default: '',
    collation: 'C',
  })
  stated!: string;

  /** The folded family name that the spelling has; null until it is derived. */
  @Column({ type: 'text', name: 'family_key', nullable: true, collation: 'C' })
  familyKey!: string | null;

  /** The name as people say it, where it is printed otherwise: `Io Quell` for `Quell, Io`. */
  @Column('text', { name: 'shown', nullable: true })
  shown!: string | null;

  /** Of the name as people say it. */
  @Column({ type: 'text', name: 'folded', collation: 'C' })
  folded!: string;

  @Column('integer', { name: 'seen_count' })
  seenCount!: number;
}
