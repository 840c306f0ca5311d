import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { argumentOfError } from './error-argument.js';
import {
  nameArgument,
  queryTooLargeError,
  serviceUnavailableError,
  timeoutError,
  userInputError,
} from './errors.js';
import { classifyFailure, type Failure } from './failure.js';
import { DEFAULT_LIMITS } from './limits.js';

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/**
 * The error as the client sees it. What the client caused keeps its code and names the argument; what the client
 * did not cause is masked, so that no text of a library, a statement or a stack reaches it.
 *
 * @param formatted the error with the code that the server gave it
 * @param error what was thrown, or a GraphQLError around it
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const failure = failureOf(error);
  if (failure !== undefined) return maskedError(formatted, failure);
  return error instanceof GraphQLError ? clientError(formatted, error) : formatted;
}

/** What failed behind an error, to be logged whole; undefined where the client caused it. */
export function failureOf(error: unknown): Failure | undefined {
  const code = codeOf(error);
  if (code === 'SERVICE_UNAVAILABLE') return 'unavailable';
  if (code === 'TIMEOUT') return 'timeout';
  if (code !== undefined && code !== INTERNAL) return undefined;
  return coercedArgument(error) === undefined ? classifyFailure(error) : undefined;
}

/** The code given where the error was first raised: the server's wrappers put a coarser one over it. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const inner = error.originalError instanceof GraphQLError ? codeOf(error.originalError) : undefined;
  const own = error.extensions.code;
  return inner ?? (typeof own === 'string' ? own : undefined);
}

function maskedError(formatted: GraphQLFormattedError, failure: Failure): GraphQLFormattedError {
  const { message, extensions } = MASKS[failure];
  return { ...formatted, message, extensions };
}

const MASKS: Readonly<Record<Failure, GraphQLFormattedError>> = {
  internal: { message: 'Internal server error', extensions: { code: INTERNAL } },
  unavailable: serviceUnavailableError().toJSON(),
  timeout: timeoutError().toJSON(),
};

function clientError(formatted: GraphQLFormattedError, error: GraphQLError): GraphQLFormattedError {
  if (isTokenLimit(error)) return { ...formatted, ...tooManyTokens() };
  const coerced = coercedArgument(error);
  if (coerced !== undefined) return { ...formatted, ...userInputError(coerced, error.message).toJSON() };
  const code = isWrongValue(error) ? 'BAD_USER_INPUT' : codeOf(error);
  const extensions = { ...formatted.extensions, code };
  const argument = error.path === undefined ? argumentOfError(error) : undefined;
  if (argument === undefined) return { ...formatted, extensions };
  return {
    ...formatted,
    message: nameArgument(argument, error.message),
    extensions: { argument, ...extensions },
  };
}

function isTokenLimit(error: GraphQLError): boolean {
  return error.message.startsWith('Syntax Error: Document contains more tha');
}

function tooManyTokens(): GraphQLFormattedError {
  const limit = DEFAULT_LIMITS.tokens;
  return queryTooLargeError(`The query has more than ${String(limit)} tokens.`, limit).toJSON();
}

/**
 * A literal of a wrong type or an unknown enum value is found by validation, the same value in a variable by
 * coercion; one code for the same mistake.
 */
function isWrongValue(error: GraphQLError): boolean {
  const kind = error.nodes?.[0]?.kind;
  return kind !== undefined && VALUE_KINDS.has(kind) && codeOf(error) === 'GRAPHQL_VALIDATION_FAILED';
}

const VALUE_KINDS: ReadonlySet<Kind> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** A variable that validation lets pass (nullable, without a value) may still not fit where it is used. */
function coercedArgument(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError) || error.originalError !== undefined) return undefined;
  return /^Argument "(\w+)" (?:has invalid value|of required type|of non-null type)/.exec(error.message)?.[1];
}
