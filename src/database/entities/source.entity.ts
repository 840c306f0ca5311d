import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Problem, SourceKind } from '../../terms.js';
import { AuthorEntity } from './author.entity.js';

/** A document that was loaded. */
@Entity('sources')
@Unique('sources_name_key', ['name'])
@Index('sources_owner', ['ownerId'])
export class SourceEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'sources_pkey',
  })
  id!: number;

  @Column({ type: 'text', name: 'name', collation: 'C' })
  name!: string;

  @Column('text', { name: 'kind' })
  kind!: SourceKind;

  @Column('integer', { name: 'manifest_rank' })
  manifestRank!: number;

  @Column('integer', { name: 'crawled_in', nullable: true })
  crawledIn!: number | null;

  /** The day that the page itself bears. */
  @Column('date', { name: 'page_date', nullable: true })
  pageDate!: string | null;

  @Column('text', { name: 'fingerprint' })
  fingerprint!: string;

  @Column('bigint', { name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @ManyToOne(() => AuthorEntity)
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'sources_owner_fkey' })
  owner!: AuthorEntity | null;

  @Column('boolean', { name: 'owner_inferred', default: false })
  ownerInferred!: boolean;

  @Column('text', { name: 'owner_name', nullable: true })
  ownerName!: string | null;

  @Column('integer', { name: 'listing_count', default: 0 })
  listingCount!: number;

  @Column('jsonb', { name: 'problems', default: [] })
  problems!: Problem[];

  @Column('timestamptz', { name: 'loaded_at', default: () => 'now()' })
  loadedAt!: Date;
}
