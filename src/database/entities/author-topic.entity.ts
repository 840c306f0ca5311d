import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';
import { TopicEntity } from './topic.entity.js';

/** How many papers of a topic a person has. */
@Entity('author_topics')
@Index('author_topics_by_paper_count', { synchronize: false })
export class AuthorTopicEntity {
  @ForeignKey(() => AuthorEntity, { name: 'author_topics_author_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('bigint', { name: 'author_id', primaryKeyConstraintName: 'author_topics_pkey' })
  authorId!: string;

  @ForeignKey(() => TopicEntity, { name: 'author_topics_topic_fkey' })
  @PrimaryColumn('integer', { name: 'topic_id', primaryKeyConstraintName: 'author_topics_pkey' })
  topicId!: number;

  @Column('integer', { name: 'paper_count' })
  paperCount!: number;
}
