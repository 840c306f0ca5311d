import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AuthorMetricsResolver, AuthorResolver, AuthorTopicResolver } from './resolvers/author.resolver.js';
import { CollaborationResolver } from './resolvers/collaboration.resolver.js';
import { PaperFacetsResolver, TopicCountResolver } from './resolvers/facets.resolver.js';
import { PaperQueryResolver } from './resolvers/paper-query.resolver.js';
import { PaperResolver } from './resolvers/paper.resolver.js';
import { QueryResolver } from './resolvers/query.resolver.js';
import { RelatedPaperResolver, RelatedResolver } from './resolvers/related.resolver.js';
import { SearchEdgeResolver, SearchResolver } from './resolvers/search.resolver.js';
import { ListingResolver, SourceResolver } from './resolvers/source.resolver.js';
import { TopicResolver } from './resolvers/topic.resolver.js';
import { Author } from './types/author.type.js';
import { Paper } from './types/paper.type.js';
import { Source } from './types/source.type.js';
import { Topic } from './types/topic.type.js';

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
