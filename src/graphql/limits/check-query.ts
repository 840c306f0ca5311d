import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse } from 'graphql';
import { quote, queryTooDeepError, queryTooLargeError } from '../errors/errors.js';
import { checkSize } from './check-size.js';
import { type IntrospectedLists, introspectedLists } from './introspected-lists.js';
import { FragmentCycle, measureQuery } from './measure-query.js';
import { MOST_FRAGMENTS, MOST_VALUE_LEVELS, type QueryLimits } from './query-limits.js';
import type { QuerySize } from './query-size.js';
import { RecentTexts } from './recent-texts.js';

/** How often each variable is used, in the operation that uses it most. */
export type VariableUses = ReadonlyMap<string, number>;

const NO_USES: VariableUses = new Map();

/**
 * A check of query texts before anything else is done with them: validation runs all its rules together, so a query that
 * one of them refuses costs what the others take. Texts that have passed are remembered.
 *
 * @returns a function that throws a GraphQLError where the query is too long, too deep or too wide, and gives its uses of
 *   variables. A text that is no query passes: whoever parses it next says what is wrong.
 */
export function createQueryCheck(schema: GraphQLSchema, limits: QueryLimits): (text: string) => VariableUses {
  const lists = introspectedLists(schema);
  const passed = new RecentTexts<VariableUses>();
  return (text) => {
    const known = passed.get(text);
    if (known !== undefined) return known;
    checkLength(text, limits);
    const document = parseWithin(text, limits);
    const uses = document === undefined ? NO_USES : checkDocument(document, lists, limits);
    passed.set(text, uses);
    return uses;
  };
}

/** @throws GraphQLError QUERY_TOO_LARGE */
function checkLength(text: string, { queryLength }: QueryLimits): void {
  if (text.length <= queryLength) return;
  const message = `The query has ${text.length} characters; at most ${queryLength} are allowed.`;
  throw queryTooLargeError(message, queryLength);
}

/** @returns undefined where the text is no query */
function parseWithin(text: string, { tokens }: QueryLimits): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: tokens, noLocation: true });
  } catch (error) {
    // The parser recurses, and the limits may be set so high that the stack ends first.
    if (error instanceof RangeError) throw tooDeepToRead();
    // These are its words, with the typing error.
    if (error instanceof GraphQLError && /Document contains more tha[nt]/.test(error.message)) {
      throw queryTooLargeError(`The query has more than ${tokens} tokens.`, tokens);
    }
    return undefined;
  }
}

function tooDeepToRead(): GraphQLError {
  return queryTooDeepError('The query nests too deep to be read.', MOST_VALUE_LEVELS);
}

function checkDocument(document: DocumentNode, lists: IntrospectedLists, limits: QueryLimits): VariableUses {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  if (fragments > MOST_FRAGMENTS) {
    const message = `The query has ${fragments} fragments; at most ${MOST_FRAGMENTS} are allowed.`;
    throw queryTooLargeError(message, MOST_FRAGMENTS);
  }
  const sizes = measure(document, lists);
  for (const size of sizes) checkSize(size, limits);
  return mostUses(sizes);
}

function measure(document: DocumentNode, lists: IntrospectedLists): QuerySize[] {
  try {
    return measureQuery(document, lists);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeepToRead();
    if (error instanceof FragmentCycle) throw cycleError(error.names);
    throw error;
  }
}

/** So many names of fragments are told. */
const MOST_NAMES = 5;

/** In the words of graphql's own rule. */
function cycleError([first = '', ...others]: readonly string[]): GraphQLError {
  const names = others.slice(0, MOST_NAMES).map(quote).join(', ');
  const via = others.length === 0 ? '' : ` via ${names}${others.length > MOST_NAMES ? ', …' : ''}`;
  return new GraphQLError(`Cannot spread fragment ${quote(first)} within itself${via}.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

function mostUses(sizes: readonly QuerySize[]): VariableUses {
  const most = new Map<string, number>();
  for (const { uses } of sizes) {
    for (const [name, times] of uses) most.set(name, Math.max(times, most.get(name) ?? 0));
  }
  return most;
}
