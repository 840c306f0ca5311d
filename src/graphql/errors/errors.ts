import { GraphQLError } from 'graphql';

/** The codes that this service gives of its own; clients branch on them, so they never change. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_LARGE'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'TIMEOUT'
  | 'INTERNAL_SERVER_ERROR';

/** An error that reaches the client as it is: its message must hold nothing internal. */
export function codedError(
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/**
 * The client gave an argument that cannot be used. Say what was expected and what came. Where the message does
 * not name the argument, the name is put in front of it.
 *
 * @param argument as the schema spells it, such as `first`
 */
export function userInputError(argument: string, message: string): GraphQLError {
  return codedError('BAD_USER_INPUT', nameArgument(argument, message), { argument });
}

/** A limit on the size of the query is passed; `extensions.limit` says which number was allowed. */
export function queryTooLargeError(message: string, limit: number): GraphQLError {
  return codedError('QUERY_TOO_LARGE', message, { limit });
}

/** The query nests deeper than allowed. */
export function queryTooDeepError(message: string, limit: number): GraphQLError {
  return codedError('QUERY_TOO_DEEP', message, { limit });
}

/** The query asks for, or yields, more than one request may have; `extensions` say how much was asked and allowed. */
export function queryTooComplexError(
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLError {
  return codedError('QUERY_TOO_COMPLEX', message, extensions);
}

/** The client has asked as much as it may for now; the same request is answered later. */
export function rateLimitedError(message: string): GraphQLError {
  return codedError('RATE_LIMITED', message);
}

/** Something that the service needs is away for the moment; the same request may succeed soon. */
export function serviceUnavailableError(
  message = 'The service cannot answer at the moment. Try again shortly.',
): GraphQLError {
  return codedError('SERVICE_UNAVAILABLE', message);
}

/** The request took longer than the service allows. */
export function timeoutError(
  message = 'The request took longer than the service allows. Ask for less at once.',
): GraphQLError {
  return codedError('TIMEOUT', message);
}

/** The message, with the argument's name in front unless it is said already. */
export function nameArgument(argument: string, message: string): string {
  const named = new RegExp(`(?<![\\w$])${argument.replaceAll(/\W/g, '\\$&')}(?!\\w)`).test(message);
  return named ? message : `Argument "${argument}": ${message}`;
}

/** A client's text for an error message, cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(shorten(text));
}

/** At most 100 characters of a client's text, and a sign where there were more. */
export function shorten(text: string): string {
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
}

const MOST_QUOTED = 100;
