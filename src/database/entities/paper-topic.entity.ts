import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';
import { TopicEntity } from './topic.entity.js';

/** A paper's topic, with a copy of the paper's place by date. */
@Entity('paper_topics')
@Index('paper_topics_by_date', ['topicId', 'sortDate', 'paperId'])
export class PaperTopicEntity {
  @ForeignKey(() => PaperEntity, { name: 'paper_topics_paper_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'paper_topics_pkey' })
  paperId!: string;

  @ForeignKey(() => TopicEntity, { name: 'paper_topics_topic_fkey' })
  @PrimaryColumn('integer', { name: 'topic_id', primaryKeyConstraintName: 'paper_topics_pkey' })
  topicId!: number;

  @Column('integer', { name: 'rank' })
  rank!: number;

  @Column('date', { name: 'sort_date' })
  sortDate!: string;
}
