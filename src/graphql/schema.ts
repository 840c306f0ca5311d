import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AuthorMetricsResolver, AuthorResolver, AuthorTopicResolver } from './author/author.resolver.js';
import { CollaborationResolver } from './collaboration/collaboration.resolver.js';
import { PaperFacetsResolver, TopicCountResolver } from './paper/facets.resolver.js';
import { PaperQueryResolver } from './paper/paper-query.resolver.js';
import { PaperResolver } from './paper/paper.resolver.js';
import { QueryResolver } from './query.resolver.js';
import { RelatedPaperResolver, RelatedResolver } from './paper/related.resolver.js';
import { SearchEdgeResolver, SearchResolver } from './search/search.resolver.js';
import { ListingResolver, SourceResolver } from './source/source.resolver.js';
import { TopicResolver } from './topic/topic.resolver.js';
import { Author } from './author/author.type.js';
import { Paper } from './paper/paper.type.js';
import { Source } from './source/source.type.js';
import { Topic } from './topic/topic.type.js';

/** The executable schema. Its resolvers take a `Context`. */
export async function buildPapergraphSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      QueryResolver,
      PaperResolver,
      PaperFacetsResolver,
      TopicCountResolver,
      PaperQueryResolver,
      RelatedResolver,
      RelatedPaperResolver,
      AuthorResolver,
      AuthorTopicResolver,
      CollaborationResolver,
      AuthorMetricsResolver,
      TopicResolver,
      SearchResolver,
      SearchEdgeResolver,
      SourceResolver,
      ListingResolver,
    ],
    orphanedTypes: [Paper, Author, Topic, Source],
    validate: false,
  });
}

/** The schema as text, in the order of the alphabet so that a change shows as itself alone. */
export function printSdl(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
