import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import type { AuthorshipEntity } from './authorship.entity.js';
import type { SourceKind } from '../../terms.js';
import { TopicEntity } from './topic.entity.js';

/** A paper: the values merged from its listings. */
@Entity('papers')
@Unique('papers_slug_key', ['slug'])
@Index('papers_by_date', ['sortDate', 'id'])
@Index('papers_by_title', ['titleKey', 'id'])
@Index('papers_primary_topic', ['primaryTopicId'])
@Index('papers_by_date_ascending', { synchronize: false })
@Index('papers_by_author_count', { synchronize: false })
@Index('papers_by_author_count_ascending', { synchronize: false })
@Index('papers_by_comment_count', { synchronize: false })
@Index('papers_by_comment_count_ascending', { synchronize: false })
@Index('papers_title_trigrams', { synchronize: false })
@Index('papers_institutions', { synchronize: false })
@Index('papers_source_kinds', { synchronize: false })
@Index('papers_facets', { synchronize: false })
@Index('papers_by_added_at', ['addedAt', 'id'])
@Index('papers_type', ['publicationType'])
@Index('papers_retracted', { synchronize: false })
export class PaperEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'papers_pkey',
  })
  id!: string;

  @Column({ type: 'text', name: 'slug', collation: 'C' })
  slug!: string;

  @Column('text', { name: 'title' })
  title!: string;

  @Column({ type: 'text', name: 'title_key', collation: 'C' })
  titleKey!: string;

  @Column({ type: 'text', name: 'title_folded', collation: 'C' })
  titleFolded!: string;

  @Column('text', { name: 'abstract', nullable: true })
  abstract!: string | null;

  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  @Column({ type: 'text', name: 'published_in', nullable: true, collation: 'C' })
  publishedIn!: string | null;

  /** The first day that the date may mean; `-infinity` where none is known. */
  @Column('date', { name: 'sort_date' })
  sortDate!: string;

  @Column('integer', { name: 'primary_topic_id', nullable: true })
  primaryTopicId!: number | null;

  @ManyToOne(() => TopicEntity)
  @JoinColumn({ name: 'primary_topic_id', foreignKeyConstraintName: 'papers_primary_topic_fkey' })
  primaryTopic!: TopicEntity | null;

  @Column('integer', { name: 'author_count', nullable: true })
  authorCount!: number | null;

  @Column('boolean', { name: 'authors_complete' })
  authorsComplete!: boolean;

  @Column('text', { name: 'institutions', array: true, default: '{}' })
  institutions!: string[];

  @Column('boolean', { name: 'has_code', nullable: true })
  hasCode!: boolean | null;

  @Column('text', { name: 'comment', nullable: true })
  comment!: string | null;

  @Column('integer', { name: 'figure_count', nullable: true })
  figureCount!: number | null;

  @Column('integer', { name: 'comment_count', nullable: true })
  commentCount!: number | null;

  @Column('text', { name: 'source_kinds', array: true, default: '{}' })
  sourceKinds!: SourceKind[];

  @Column('text', { name: 'publication_type', nullable: true })
  publicationType!: string | null;

  @Column('text', { name: 'volume', nullable: true })
  volume!: string | null;

  @Column('text', { name: 'issue', nullable: true })
  issue!: string | null;

  @Column('text', { name: 'pages', nullable: true })
  pages!: string | null;

  @Column('text', { name: 'publisher', nullable: true })
  publisher!: string | null;

  @Column('text', { name: 'language', nullable: true })
  language!: string | null;

  @Column('text', { name: 'license', nullable: true })
  license!: string | null;

  @Column('integer', { name: 'upvote_count', nullable: true })
  upvoteCount!: number | null;

  @Column('boolean', { name: 'retracted', nullable: true })
  retracted!: boolean | null;

  /** When the store first had it. Milliseconds, as clients see it. */
  @Column({ type: 'timestamptz', name: 'added_at', precision: 3, default: () => 'now()' })
  addedAt!: Date;

  @OneToMany('AuthorshipEntity', 'paper')
  authorships!: AuthorshipEntity[];
}
