import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { PoolClient } from 'pg';
import type { Relation } from '../../database/sql.js';

/** What COPY is given here, as `FieldValue` of the fields too. */
export type CopyValue = string | number | boolean | null | readonly string[];

/** Rows are joined to pieces of about this many characters before they go to the socket. */
const PIECE = 64 * 1024;

/**
 * Streams rows into a table with COPY, in PostgreSQL's text format.
 *
 * @param columns names of the table's columns, ours and never a client's.
 */
export async function copyRows(
  client: PoolClient,
  table: Relation,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const sink = client.query(copyFrom(`copy ${table.name} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(pieces(rows)), sink);
}

function* pieces(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let piece = '';
  for (const row of rows) {
    piece += `${row.map(copyField).join('\t')}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyField(value: CopyValue): string {
  if (value === null) return '\\N';
  const text = typeof value === 'object' ? arrayLiteral(value) : String(value);
  return text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
