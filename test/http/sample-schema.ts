import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { userInputError } from '../../src/graphql/errors/errors.js';

export const SAMPLE_SDL = `
type Query {
  hello: String!
  text(length: Int!): String!
  emoji(length: Int!): String!
  papers(first: Int, orderBy: PaperOrder, tags: [String!]): [Paper!]!
  node(id: ID!): Paper
  slow(ms: Int!): String!
  "Fails in the way that the argument names."
  fail(how: String!): String
  alsoFails: String!
}
type Mutation { rename(to: String!): String! }
type Paper { title: String! self: Paper! }
input PaperOrder { field: PaperOrderField! direction: OrderDirection! = DESC }
enum PaperOrderField { TITLE PUBLISHED_ON }
enum OrderDirection { ASC DESC }
`;

/** Failures as libraries raise them; each holds something that no client may see. */
export const FAILURES: Readonly<Record<string, () => Error>> = {
  secret: () => new Error('password=hunter2 in /srv/app/secret.ts'),
  statement: () => withCode(new Error('syntax error at or near "secret_table"'), '42601'),
  dropped: () => withCode(new Error('relation "secret_table" does not exist'), '42P01'),
  password: () => withCode(new Error('password authentication failed for user "secret_user"'), '28P01'),
  database: () => withCode(new Error('database "secret_database" does not exist'), '3D000'),
  plan: () => withCode(new Error('cached plan must not change result type'), '0A000'),
  refused: () => withCode(new Error('connect ECONNREFUSED 10.1.2.3:5432'), 'ECONNREFUSED'),
  terminated: () => new Error('Connection terminated unexpectedly'),
  pool: () => new Error('timeout exceeded when trying to connect'),
  shutdown: () => withCode(new Error('terminating connection due to administrator command'), '57P01'),
  wrapped: () =>
    Object.assign(new Error('QueryFailed'), { driverError: withCode(new Error('gone'), '08006') }),
  cancelled: () => withCode(new Error('canceling statement due to statement timeout'), '57014'),
  input: () => userInputError('how', 'expected something better'),
};

/** A small schema: what is under test is the HTTP layer around it. */
export function sampleSchema(): GraphQLSchema {
  const schema = buildSchema(SAMPLE_SDL);
  const resolvers: Record<string, GraphQLFieldResolver<unknown, unknown>> = {
    hello: () => 'world',
    text: (_root, { length }) => 'x'.repeat(Number(length)),
    emoji: (_root, { length }) => '\u{1F600}'.repeat(Number(length)),
    papers: () => [{ title: 'A paper' }],
    slow: async (_root, { ms }) => {
      await sleep(Number(ms));
      return 'done';
    },
    fail: (_root, { how }) => {
      throw FAILURES[String(how)]?.() ?? new Error('unknown');
    },
    alsoFails: () => {
      throw FAILURES.secret?.() ?? new Error('unknown');
    },
  };
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = schema.getQueryType()?.getFields()[name];
    if (field !== undefined) field.resolve = resolve;
  }
  return schema;
}

function withCode(error: Error, code: string): Error {
  return Object.assign(error, { code });
}
