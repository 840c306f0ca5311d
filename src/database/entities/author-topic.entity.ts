import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

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

  @PrimaryColumn('integer', { name: 'topic_id', primaryKeyConstraintName: 'author_topics_pkey' })
  topicId!: number;

  @Column('integer', { name: 'paper_count' })
  paperCount!: number;
}
