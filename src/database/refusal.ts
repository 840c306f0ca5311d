/** SQLSTATE: data exceptions, constraints that are violated, limits of the program that are exceeded. */
const CONTENT = /^(?:22|23|54)/;

/**
 * What PostgreSQL says against values that it was given, such as a text that an index cannot hold; null for an error that
 * has another cause, such as a disk that is full or a connection that is lost.
 */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.length === 5 && CONTENT.test(code) ? error.message : null;
}
