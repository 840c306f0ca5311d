import type { Transaction } from '../transaction/transaction.js';
import { type Placed, lineError } from './read-lines.js';

/** What lines refer to by name. */
const REFERENCES = {
  author: 'select slug as name from authors where slug = any ($1)',
  source: 'select name from sources where name = any ($1)',
  topic: 'select code as name from topics where code = any ($1)',
} as const;

/** @throws RestoreError with the number of the first line that refers to something that stands on no line before it. */
export async function requireKnown<Value>(
  transaction: Transaction,
  kind: keyof typeof REFERENCES,
  things: readonly Placed<Value>[],
  namesOf: (value: Value) => readonly string[],
): Promise<void> {
  const names = new Set(things.flatMap(({ value }) => namesOf(value)));
  const rows = await transaction.query<{ name: string }>('requireKnown', REFERENCES[kind], [[...names]]);
  const known = new Set(rows.map(({ name }) => name));
  for (const { line, value } of things) {
    const unknown = namesOf(value).find((name) => !known.has(name));
    if (unknown !== undefined) throw lineError(line, `the ${kind} ${unknown} stands on no line before`);
  }
}
