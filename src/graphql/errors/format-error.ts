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
import { type QueryLimits, mostSelections } from '../limits/query-limits.js';

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/**
 * Makes of an error what the client sees. What the client caused keeps its code and names the argument; what the client
 * did not cause is masked, so that no text of a library, a statement or a stack reaches it.
 */
export function createErrorFormatter(limits: QueryLimits): ErrorFormatter {
  return (formatted, error) => {
    const failure = failureOf(error);
    if (failure !== undefined) return maskedError(formatted, failure);
    const shown = error instanceof GraphQLError ? clientError(formatted, error, limits) : formatted;
    return { ...shown, message: bounded(shown.message) };
  };
}

/**
 * @param formatted the error with the code that the server gave it
 * @param error what was thrown, or a GraphQLError around it
 */
type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What failed behind an error, to be logged whole; undefined where the client caused it. */
export function failureOf(error: unknown): Failure | undefined {
  const code = codeOf(error);
  if (code === 'SERVICE_UNAVAILABLE') return 'unavailable';
  if (code === 'TIMEOUT') return 'timeout';
  if (code !== undefined && code !== INTERNAL) return undefined;
  const isClients = coercedArgument(error) !== undefined || isEndOfCoercion(error);
  return isClients ? undefined : classifyFailure(error);
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

function clientError(
  formatted: GraphQLFormattedError,
  error: GraphQLError,
  limits: QueryLimits,
): GraphQLFormattedError {
  const tooMuch = validationLimit(error, limits);
  if (tooMuch !== undefined) return { ...formatted, ...tooMuch.toJSON() };
  const coerced = coercedArgument(error);
  if (coerced !== undefined) return { ...formatted, ...userInputError(coerced, error.message).toJSON() };
  const isOfValue = isWrongValue(error) || isEndOfCoercion(error);
  const code = isOfValue ? 'BAD_USER_INPUT' : (codeOfHttp(error) ?? codeOf(error));
  const extensions = { ...formatted.extensions, code };
  const argument = error.path === undefined ? argumentOfError(error) : undefined;
  if (argument === undefined) return { ...formatted, extensions };
  return {
    ...formatted,
    message: nameArgument(argument, error.message),
    extensions: { argument, ...extensions },
  };
}

const LONGEST_TEXT = 100;
const LONGEST_MESSAGE = 400;

/** A text in quotes. One that does not end is taken too, so that no place of a message is looked at twice. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|$)/gs;

/** A message of graphql-js holds what the client sent, however long. */
function bounded(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  const cut = message.replaceAll(QUOTED, (text) =>
    text.length > LONGEST_TEXT + 2 ? `${text.slice(0, LONGEST_TEXT)}…"` : text,
  );
  return cut.length > LONGEST_MESSAGE ? `${cut.slice(0, LONGEST_MESSAGE)}…` : cut;
}

/** Comparing fields that overlap is given up after a while, with words that say nothing. */
function validationLimit(error: GraphQLError, limits: QueryLimits): GraphQLError | undefined {
  if (error.message !== 'Validation aborted.') return undefined;
  const message = 'The query repeats or overlaps its fields too often to be checked.';
  return queryTooLargeError(message, mostSelections(limits));
}

/** The server calls every refusal of HTTP BAD_REQUEST; where its status says more, the status gives the code. */
function codeOfHttp({ extensions }: GraphQLError): string | undefined {
  if (extensions.code !== 'BAD_REQUEST') return undefined;
  const status = Object(extensions.http) as { status?: number };
  return status.status === undefined ? undefined : CODES_OF_HTTP[status.status];
}

const CODES_OF_HTTP: Readonly<Record<number, string>> = {
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

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

/** Where the values of variables have too many mistakes, graphql-js says so in an error of its own. */
function isEndOfCoercion(error: unknown): boolean {
  return error instanceof GraphQLError && error.message.startsWith('Too many errors processing variables');
}

/** A variable that validation lets pass (nullable, without a value) may still not fit where it is used. */
function coercedArgument(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  if (error.originalError !== undefined) return coercedArgument(error.originalError);
  return /^Argument "(\w+)" (?:has invalid value|of required type|of non-null type)/.exec(error.message)?.[1];
}
