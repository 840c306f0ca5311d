import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema, ValidationRule } from 'graphql';
import { createErrorFormatter } from '../graphql/errors/format-error.js';
import { knownOperationsRule } from '../graphql/known-operations.js';
import type { Limits } from '../limit-settings.js';
import { noteOperation } from './answered/note-operation.js';
import { errorLog } from './error-log.js';
import { pricing, stringifyAnswer } from './pricing.js';
import { responseStatus } from './response-status.js';

export interface ApolloOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  readonly log: FastifyBaseLogger;
  readonly limits: Limits;
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
  readonly validationRules?: readonly ValidationRule[];
}

/** Of one query that is refused. */
const MOST_ERRORS = 5;

/** A started Apollo server; it never listens, and is stopped by whoever started it. */
export async function startApollo<Context extends object>({
  schema,
  log,
  limits,
  plugins = [],
  validationRules = [],
}: ApolloOptions<Context>): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    logger: log,
    formatError: createErrorFormatter(limits),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    // A client could otherwise fill the cache with queries that it never runs again.
    persistedQueries: false,
    parseOptions: { maxTokens: limits.tokens },
    stringifyResult: stringifyAnswer,
    // One more says that there were too many.
    validationOptions: { maxErrors: MOST_ERRORS - 1 },
    executionOptions: { maxCoercionErrors: MOST_ERRORS - 1 },
    validationRules: [knownOperationsRule, ...validationRules],
    plugins: [
      // The hints are not used, and the plugin would wrap every field.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      noteOperation(),
      pricing(),
      errorLog(log),
      ...plugins,
      // Last: it looks at the finished answer.
      responseStatus(),
    ],
  });
  await apollo.start();
  return apollo;
}
