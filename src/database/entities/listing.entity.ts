import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PaperEntity } from './paper.entity.js';
import { SourceEntity } from './source.entity.js';

/** One entry of one source, word for word. */
@Entity('listings')
@Unique('listings_source_position_key', ['sourceId', 'position'])
@Unique('listings_source_key_key', ['sourceId', 'sourceKey'])
@Index('listings_paper', ['paperId'])
export class ListingEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'listings_pkey',
  })
  id!: string;

  @Column('integer', { name: 'source_id' })
  sourceId!: number;

  @ManyToOne(() => SourceEntity, { nullable: false })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'listings_source_fkey' })
  source!: SourceEntity;

  @Column('integer', { name: 'position' })
  position!: number;

  @Column('bigint', { name: 'paper_id' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, {
    nullable: false,
    deferrable: 'INITIALLY DEFERRED',
  })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'listings_paper_fkey' })
  paper!: PaperEntity;

  @Column('text', { name: 'title' })
  title!: string;

  @Column({ type: 'text', name: 'title_key', collation: 'C' })
  titleKey!: string;

  @Column({ type: 'text', name: 'title_folded', collation: 'C' })
  titleFolded!: string;

  @Column('text', { name: 'abstract', nullable: true })
  abstract!: string | null;

  @Column('text', { name: 'date_as_printed', nullable: true })
  dateAsPrinted!: string | null;

  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  @Column({ type: 'text', name: 'published_in', nullable: true, collation: 'C' })
  publishedIn!: string | null;

  @Column('text', { name: 'publication_type', nullable: true })
  publicationType!: string | null;

  @Column('boolean', { name: 'year_inferred', default: false })
  yearInferred!: boolean;

  @Column('text', { name: 'authors_as_printed', array: true, default: '{}' })
  authorsAsPrinted!: string[];

  /** Of each name the parts that the source states, such as `Ruiz Fabo, Pablo`; empty where none are kept. */
  @Column('text', { name: 'author_parts', array: true, default: '{}' })
  authorParts!: string[];

  @Column('boolean', { name: 'authors_truncated', nullable: true })
  authorsTruncated!: boolean | null;

  @Column('integer', { name: 'stated_author_count', nullable: true })
  statedAuthorCount!: number | null;

  @Column('text', { name: 'institution_as_printed', nullable: true })
  institutionAsPrinted!: string | null;

  @Column('text', { name: 'institutions', array: true, default: '{}' })
  institutions!: string[];

  @Column('text', { name: 'topic_codes', array: true, default: '{}' })
  topicCodes!: string[];

  @Column('boolean', { name: 'has_code', nullable: true })
  hasCode!: boolean | null;

  @Column('text', { name: 'comment', nullable: true })
  comment!: string | null;

  @Column('integer', { name: 'figure_count', nullable: true })
  figureCount!: number | null;

  @Column('integer', { name: 'comment_count', nullable: true })
  commentCount!: number | null;

  @Column('text', { name: 'identifiers', array: true, default: '{}' })
  identifiers!: string[];

  /** What a collection of records knows this one by. */
  @Column({ type: 'text', name: 'source_key', nullable: true, collation: 'C' })
  sourceKey!: string | null;

  /** The day of the last change that the record states. */
  @Column('date', { name: 'updated_on', nullable: true })
  updatedOn!: string | null;

  /** Of the whole record as it was read: the same where nothing has changed. */
  @Column('uuid', { name: 'fingerprint', nullable: true })
  fingerprint!: string | null;

  /** With which version of the readers it was read. */
  @Column('integer', { name: 'record_version', default: 0 })
  recordVersion!: number;

  /** For each printed author the identifiers that the record gives, such as `OPENALEX:A1 ORCID:0000-…`; empty where it gives none at all. */
  @Column('text', { name: 'author_ids', array: true, default: '{}' })
  authorIds!: string[];

  @Column('text', { name: 'venue', nullable: true })
  venue!: string | null;

  @Column({ type: 'text', name: 'issn', nullable: true, collation: 'C' })
  issn!: string | null;

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

  @Column('integer', { name: 'cited_by_count', nullable: true })
  citedByCount!: number | null;

  @Column('boolean', { name: 'retracted', nullable: true })
  retracted!: boolean | null;

  @Column('date', { name: 'retracted_on', nullable: true })
  retractedOn!: string | null;

  @Column('text', { name: 'retraction_reason', nullable: true })
  retractionReason!: string | null;

  @Column('text', { name: 'retraction_notice', nullable: true })
  retractionNotice!: string | null;

  @Column('text', { name: 'links', array: true, default: '{}' })
  links!: string[];

  @Column('text', { name: 'institution_keys', array: true, default: '{}' })
  institutionKeys!: string[];

  @Column('text', { name: 'affiliations', array: true, default: '{}' })
  affiliations!: string[];

  @Column('text', { name: 'cited_references', array: true, default: '{}' })
  references!: string[];
}
