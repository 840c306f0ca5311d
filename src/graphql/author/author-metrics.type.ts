import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { AuthorMetricsRow } from '../../store/authors/author-store.js';

@ObjectType('AuthorMetrics', {
  description: 'What a profile page says of its person. Each figure is null where the page lacks it.',
})
export class AuthorMetrics implements Omit<AuthorMetricsRow, 'sourceId' | 'fieldTopicId'> {
  @Field(() => Int, {
    nullable: true,
    description: 'The h-index: so many papers with at least so many citations each.',
  })
  hIndex!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Papers that the page counts, which may be more than are known here.',
  })
  paperCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Citations of all papers together.' })
  citationCount!: number | null;

  @Field(() => Float, { nullable: true, description: "The page's measure of novelty, 0 to 100." })
  noveltyPercent!: number | null;

  @Field(() => Float, { nullable: true, description: "The page's own score; its range is not documented." })
  aiScore!: number | null;
}

@ObjectType('AuthorTopic', { description: "A topic of one person's papers." })
export class AuthorTopic {
  @Field(() => Int, { name: 'paperCount', description: 'How many of their papers are in it.' })
  papersOfAuthor!: number;
}
