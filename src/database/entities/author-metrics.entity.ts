import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';
import { SourceEntity } from './source.entity.js';
import { TopicEntity } from './topic.entity.js';

/** What the head of a profile page states of its person. */
@Entity('author_metrics')
@Index('author_metrics_author', ['authorId'])
export class AuthorMetricsEntity {
  @PrimaryColumn('integer', { name: 'source_id', primaryKeyConstraintName: 'author_metrics_pkey' })
  sourceId!: number;

  @OneToOne(() => SourceEntity, { nullable: false })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'author_metrics_source_fkey' })
  source!: SourceEntity;

  @Column('bigint', { name: 'author_id' })
  authorId!: string;

  @ManyToOne(() => AuthorEntity, { nullable: false })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'author_metrics_author_fkey' })
  author!: AuthorEntity;

  @Column('integer', { name: 'field_topic_id', nullable: true })
  fieldTopicId!: number | null;

  @ManyToOne(() => TopicEntity)
  @JoinColumn({ name: 'field_topic_id', foreignKeyConstraintName: 'author_metrics_field_fkey' })
  fieldTopic!: TopicEntity | null;

  @Column('integer', { name: 'h_index', nullable: true })
  hIndex!: number | null;

  @Column('integer', { name: 'paper_count', nullable: true })
  paperCount!: number | null;

  @Column('integer', { name: 'citation_count', nullable: true })
  citationCount!: number | null;

  @Column('double precision', { name: 'novelty_percent', nullable: true })
  noveltyPercent!: number | null;

  @Column('double precision', { name: 'ai_score', nullable: true })
  aiScore!: number | null;
}
