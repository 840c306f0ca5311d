import type { BulkRecord } from '../../record.js';
import type { Rejection } from '../bulk-format.js';

/** A rejection that says which entry it is about; a record as it is. */
export function namedRejection(read: BulkRecord | Rejection, key: string | null): BulkRecord | Rejection {
  if (!('rejected' in read) || key === null || key === '') return read;
  return { rejected: `of the key ${JSON.stringify(key.slice(0, 100))} ${read.rejected}` };
}
