/**
 * What a session answers, whatever the server, the database or the role have been set to. A date that is printed as
 * `11.05.2026` is no `Date` of the schema, and a relevance that is printed with fewer digits gives a cursor that is off
 * by a row.
 */
const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  datestyle: 'ISO,MDY',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  // More than 0 makes an index of words find some of the rows.
  gin_fuzzy_search_limit: '0',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  // An import waits for another, and a batch for the one before it.
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  // Short queries: compiling one took twice as long as running it (relatedByPaperId for 20 papers: 1,055 of 1,577 ms).
  jit: 'off',
  // A batch of an import is staged in temporary tables of some ten megabytes.
  temp_buffers: '64MB',
};

/** PostgreSQL's own default, and the schema that some hosts keep extensions in. */
const SEARCH_PATH = '"$user",public,extensions';

/**
 * The `options` of a connection's startup message: no statement of its own, so no round trip. A pooler such as PgBouncer
 * takes them only where it is told to (`ignore_startup_parameters` drops them).
 *
 * @param given options of the connection's URL, which stay where they set something else. A search path that is given
 * stays too: somebody wants the tables there.
 */
export function sessionOptions(given = ''): string {
  const settings = /search_path/i.test(given)
    ? SESSION_SETTINGS
    : { ...SESSION_SETTINGS, search_path: SEARCH_PATH };
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`);
  return [given, ...own].join(' ').trim();
}

/** A URL of PostgreSQL without its `options`, and those: in the URL they would take the place of the session's. */
export function withoutOptions(url: string): { url: string; options: string } {
  if (!URL.canParse(url)) return { url, options: '' };
  const parsed = new URL(url);
  const options = parsed.searchParams.get('options');
  if (options === null) return { url, options: '' };
  parsed.searchParams.delete('options');
  return { url: parsed.href, options };
}
