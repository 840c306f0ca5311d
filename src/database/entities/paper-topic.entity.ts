import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';
import { TopicEntity } from './topic.entity.js';

/** A paper's topic, with a copy of the paper's place by date. */
@Entity('paper_topics')
@Index('paper_topics_by_date', ['topicId', 'sortDate', 'paperId'])
export class PaperTopicEntity {
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'paper_topics_pkey' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_topics_paper_fkey' })
  paper!: PaperEntity;

  @PrimaryColumn('integer', { name: 'topic_id', primaryKeyConstraintName: 'paper_topics_pkey' })
  topicId!: number;

  @ManyToOne(() => TopicEntity, { nullable: false })
  @JoinColumn({ name: 'topic_id', foreignKeyConstraintName: 'paper_topics_topic_fkey' })
  topic!: TopicEntity;

  @Column('integer', { name: 'rank' })
  rank!: number;

  @Column('date', { name: 'sort_date' })
  sortDate!: string;
}
