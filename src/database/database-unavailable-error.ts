/** No connection to PostgreSQL could be had, or it gave no answer: the same statement may succeed soon. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
  readonly code = 'DATABASE_UNAVAILABLE';
}
