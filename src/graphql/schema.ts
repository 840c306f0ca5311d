import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { type BuildSchemaOptions, buildSchema } from 'type-graphql';
import type { DescribedKind } from '../terms.js';
import * as ambiguity from './author/ambiguity/ambiguity.resolver.js';
import * as author from './author/author.resolver.js';
import * as citation from './citation/citation.resolver.js';
import * as citedWork from './citation/cited-work.resolver.js';
import * as computedMetrics from './citation/computed-metrics.resolver.js';
import * as missingWorks from './citation/missing-works.resolver.js';
import * as collaboration from './collaboration/collaboration.resolver.js';
import * as doubt from './doubt/doubt.resolver.js';
import * as node from './node/node.resolver.js';
import * as facets from './paper/facets/facets.resolver.js';
import * as identifier from './paper/identifiers/identifier.resolver.js';
import * as paperCount from './paper/counts/paper-count.resolver.js';
import * as paper from './paper/paper.resolver.js';
import * as provenance from './paper/provenance/provenance.resolver.js';
import * as record from './paper/record/record.resolver.js';
import * as recommend from './paper/related/recommend.resolver.js';
import * as related from './paper/related/related.resolver.js';
import * as search from './search/search.resolver.js';
import { declareSourceKinds } from './source/source-kind.enum.js';
import * as source from './source/source.resolver.js';
import * as topic from './topic/topic.resolver.js';
import * as institution from './institution/institution.resolver.js';
import * as venue from './venue/venue.resolver.js';

/** The files of resolvers; all that one exports is a resolver. Types follow from what resolvers give. */
const RESOLVERS = [
  node,
  paper,
  identifier,
  paperCount,
  facets,
  related,
  recommend,
  record,
  provenance,
  citation,
  citedWork,
  missingWorks,
  computedMetrics,
  author,
  ambiguity,
  topic,
  venue,
  institution,
  source,
  collaboration,
  search,
  doubt,
].flatMap((file) => Object.values<object>(file));

/**
 * The executable schema. Its resolvers take a `Context`.
 *
 * @param sourceKinds the values of the enum `SourceKind`
 */
export async function buildPapergraphSchema(sourceKinds: readonly DescribedKind[]): Promise<GraphQLSchema> {
  declareSourceKinds(sourceKinds);
  return buildSchema({ resolvers: RESOLVERS as unknown as BuildSchemaOptions['resolvers'], validate: false });
}

/** The schema as text, in the order of the alphabet so that a change shows as itself alone. */
export function printSdl(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
