import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { AuthorEntity } from './author.entity.js';

/** A name after folding, of one person, who may have several of them. */
@Entity('author_names')
@Unique('author_names_name_key_identity_key', ['nameKey', 'identity'])
@Index('author_names_author', ['authorId'])
@Index('author_names_family', ['familyKey'])
@Index('author_names_cluster', ['clusterId'])
@Index('author_names_words', { synchronize: false })
export class AuthorNameEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'author_names_pkey',
  })
  id!: string;

  @Column('bigint', { name: 'author_id' })
  authorId!: string;

  @ManyToOne(() => AuthorEntity, {
    nullable: false,
    deferrable: 'INITIALLY DEFERRED',
  })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'author_names_author_fkey' })
  author!: AuthorEntity;

  @Column({ type: 'text', name: 'name_key', collation: 'C' })
  nameKey!: string;

  @Column({ type: 'text', name: 'family_key', collation: 'C' })
  familyKey!: string;

  /** Those that the person may be printed with. */
  @Column('text', { name: 'given_initials', array: true })
  givenInitials!: string[];

  /** The identifiers that the name is printed with, as in `listings.author_ids`; empty for the name alone. */
  @Column({ type: 'text', name: 'identity', default: '', collation: 'C' })
  identity!: string;

  /** The first of the names that are certainly the same person’s: they are one cluster. */
  @Column('bigint', { name: 'cluster_id' })
  clusterId!: string;
}
