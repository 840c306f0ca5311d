import DataLoader, { type BatchLoadFn } from 'dataloader';
import type { EntityRunner } from '../database/runner.js';
import type { Pace } from './limits/pace.js';

/** What the loaders of one request read with, and hand over by. */
export interface Reading {
  readonly runner: EntityRunner;
  readonly pace: Pace;
}

/**
 * A loader of single rows: `read` may leave out keys and give rows in any order. A text with U+0000 is the
 * key of nothing, and PostgreSQL does not take it.
 */
export function one<Key extends string | number, Row>(
  pace: Pace,
  read: (keys: readonly Key[]) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row | null> {
  return new PacedLoader(pace, async (keys) => {
    const storable = keys.filter((key) => !String(key).includes('\u0000'));
    const found = storable.length === 0 ? [] : await read(storable);
    const rows = new Map(found.map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** A loader below parents: `read` answers for each of them in their order. Ids go as text. */
export function many<Value>(
  pace: Pace,
  read: (ids: readonly string[]) => Promise<Value[]>,
): DataLoader<string, Value> {
  return new PacedLoader(pace, read);
}

/** A loader that hands values over at the request's pace, also those that it had before. */
class PacedLoader<Key, Value> extends DataLoader<Key, Value> {
  constructor(
    private readonly pace: Pace,
    read: BatchLoadFn<Key, Value>,
  ) {
    super(read, {
      batchScheduleFn: (dispatch) => {
        pace.whenIdle(dispatch);
      },
    });
  }

  override load(key: Key): Promise<Value> {
    const loading = super.load(key);
    return this.pace.isShort() ? loading : this.pace.deliverLoaded(loading);
  }
}

/** Fields asked with the same arguments share a loader, so that each set of arguments costs one statement. */
export function perArguments<Arguments, Loader>(
  make: (given: Arguments) => Loader,
): (given: Arguments) => Loader {
  const loaders = new Map<string, Loader>();
  return (given) => {
    const key = JSON.stringify(given);
    const known = loaders.get(key) ?? make(given);
    loaders.set(key, known);
    return known;
  };
}
