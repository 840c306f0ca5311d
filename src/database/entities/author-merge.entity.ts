import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';

/** Two persons found to be one: what moved, and the evidence, so that it can be undone. */
@Entity('author_merges')
@Index('author_merges_author', ['authorId'])
@Index('author_merges_undone', { synchronize: false })
export class AuthorMergeEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'author_merges_pkey',
  })
  id!: string;

  @Column('bigint', { name: 'author_id' })
  authorId!: string;

  @ManyToOne(() => AuthorEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'author_merges_author_fkey' })
  author!: AuthorEntity;

  @Column('bigint', { name: 'kept_name_ids', array: true })
  keptNameIds!: string[];

  @Column('bigint', { name: 'merged_name_ids', array: true })
  mergedNameIds!: string[];

  @Column({ type: 'text', name: 'merged_slug', nullable: true, collation: 'C' })
  mergedSlug!: string | null;

  @Column('jsonb', { name: 'evidence' })
  evidence!: object;

  @Column('timestamptz', { name: 'merged_at', default: () => 'now()' })
  mergedAt!: Date;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt!: Date | null;
}
