import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';

/** A slug that was given to a person who has since been found to be another: it still leads to them. */
@Entity('author_slugs')
@Index('author_slugs_author', ['authorId'])
export class AuthorSlugEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'slug',
    primaryKeyConstraintName: 'author_slugs_pkey',
    collation: 'C',
  })
  slug!: string;

  @Column('bigint', { name: 'author_id' })
  authorId!: string;

  @ManyToOne(() => AuthorEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'author_slugs_author_fkey' })
  author!: AuthorEntity;
}
