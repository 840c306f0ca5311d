import {
  type GraphQLError,
  GraphQLNonNull,
  type GraphQLSchema,
  coerceInputValue,
  isInputObjectType,
} from 'graphql';
import type { PaperConditions } from '../../store/papers/paper-filter.js';
import { checkFilter } from '../connection/check-filter.js';

/**
 * Reads a filter that is given as JSON outside of a query, by the rules of the schema's `PaperFilter`.
 *
 * @throws Error that names each wrong field, what was expected and what came
 */
export function parsePaperFilter(schema: GraphQLSchema, text: string): PaperConditions {
  const type = schema.getType('PaperFilter');
  if (!isInputObjectType(type)) throw new Error('the schema has no input PaperFilter');
  const problems: string[] = [];
  const filter: unknown = coerceInputValue(
    parseJson(text),
    new GraphQLNonNull(type),
    (path, value, { message }: GraphQLError) => problems.push(describe(path, value, message)),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  checkFilter(filter as PaperConditions);
  return filter as PaperConditions;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`expected a filter as JSON, got ${show(text)} (${(error as Error).message})`, {
      cause: error,
    });
  }
}

function describe(path: readonly (string | number)[], value: unknown, message: string): string {
  const place = path.length === 0 ? 'the filter' : path.join('.');
  const sentence = message.endsWith('.') ? message : `${message}.`;
  return `${place}: ${sentence} Got ${show(JSON.stringify(value))}.`;
}

function show(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
