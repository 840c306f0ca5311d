import { z } from 'zod';
import { type Bound, type Sql, sql, value } from '../../database/sql.js';
import type { Transaction } from '../transaction/transaction.js';
import { type Placed, lineError } from './read-lines.js';

/** What lines refer to by name. */
const REFERENCES = {
  author: (names: Bound) => sql`select slug as name from authors where slug = any (${names})`,
  source: (names: Bound) => sql`select name from sources where name = any (${names})`,
  topic: (names: Bound) => sql`select code as name from topics where code = any (${names})`,
} satisfies Record<string, (names: Bound) => Sql>;

/** @throws RestoreError with the number of the first line that refers to something that stands on no line before it. */
export async function requireKnown<Value>(
  transaction: Transaction,
  kind: keyof typeof REFERENCES,
  things: readonly Placed<Value>[],
  namesOf: (value: Value) => readonly string[],
): Promise<void> {
  const names = new Set(things.flatMap((thing) => namesOf(thing.value)));
  const known = await readKnown(transaction, kind, names);
  for (const thing of things) {
    const unknown = namesOf(thing.value).find((name) => !known.has(name));
    if (unknown !== undefined) throw lineError(thing.line, `the ${kind} ${unknown} stands on no line before`);
  }
}

async function readKnown(
  transaction: Transaction,
  kind: keyof typeof REFERENCES,
  names: ReadonlySet<string>,
): Promise<Set<string>> {
  const statement = REFERENCES[kind](value([...names], 'text[]'));
  const rows = await transaction.rows('requireKnown', statement, z.object({ name: z.string() }));
  return new Set(rows.map(({ name }) => name));
}
