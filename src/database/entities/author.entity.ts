import { Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { AuthorshipEntity } from './authorship.entity.js';

/** A person. The name is the most frequent of the spellings that are theirs. */
@Entity('authors')
@Unique('authors_slug_key', ['slug'])
@Index('authors_by_name', ['nameFolded', 'id'])
@Index('authors_by_family', ['familyKey', 'nameFolded', 'id'])
@Index('authors_by_paper_count_ascending', ['paperCount', 'nameFolded', 'id'])
@Index('authors_by_paper_count', { synchronize: false })
@Index('authors_name_trigrams', { synchronize: false })
export class AuthorEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'authors_pkey',
  })
  id!: string;

  @Column({ type: 'text', name: 'slug', collation: 'C' })
  slug!: string;

  @Column('text', { name: 'name' })
  name!: string;

  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded!: string;

  /** The folded family name with its particles; the whole name where it is one word, or an organisation's. */
  @Column({ type: 'text', name: 'family_key', default: '', collation: 'C' })
  familyKey!: string;

  @Column('integer', { name: 'paper_count', default: 0 })
  paperCount!: number;

  @OneToMany('AuthorshipEntity', 'author')
  authorships!: AuthorshipEntity[];
}
