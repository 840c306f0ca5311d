import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity.js';
import { TopicEntity } from './topic.entity.js';

/**
 * How many papers of a topic a person has. Counted from authorships and topics of papers, which have foreign keys; it
 * has none itself: there are as many rows as authorships, and looking up twice for each what was just joined takes
 * longer than all else about them.
 */
@Entity('author_topics')
@Index('author_topics_by_paper_count', { synchronize: false })
export class AuthorTopicEntity {
  @PrimaryColumn('bigint', { name: 'author_id', primaryKeyConstraintName: 'author_topics_pkey' })
  authorId!: string;

  @ManyToOne(() => AuthorEntity, {
    nullable: false,
    createForeignKeyConstraints: false,
  })
  @JoinColumn({ name: 'author_id' })
  author!: AuthorEntity;

  @PrimaryColumn('integer', { name: 'topic_id', primaryKeyConstraintName: 'author_topics_pkey' })
  topicId!: number;

  @ManyToOne(() => TopicEntity, {
    nullable: false,
    createForeignKeyConstraints: false,
  })
  @JoinColumn({ name: 'topic_id' })
  topic!: TopicEntity;

  @Column('integer', { name: 'paper_count' })
  paperCount!: number;
}
