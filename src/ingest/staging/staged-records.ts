import { listingFields, recordValue } from '../../listing-fields.js';
import type { PaperRecord } from '../../record.js';
import type { ReadRecord } from '../../terms.js';
import { foldTitle } from '../../text/fold.js';
import { looseNameKeys } from '../../text/name-parts.js';
import { recentNameKeys } from '../../text/names/recent-name-keys.js';
import { statedParts } from '../../text/names/stated-name.js';
import { isSectionHeading } from '../../text/section-headings.js';
import { slugify } from '../../text/slug.js';
import type { CopyValue } from './copy-rows.js';

/** An entry to be staged. One of a collection is known there by its key. */
export type StagedRecord = PaperRecord & Pick<ReadRecord, 'key' | 'updatedOn' | 'fingerprint' | 'identities'>;

export const RECORD_COLUMNS = [
  'position',
  'listing_position',
  'slug_base',
  'loose_name_keys',
  'is_heading',
  ...listingFields.map(({ column }) => column),
];

/** The row of a record, in the order of the columns. The position of a collection's record is not known yet. */
export function recordRow(record: StagedRecord): CopyValue[] {
  const names = record.byline?.names ?? [];
  const parts = statedParts(record.byline);
  return [
    record.position,
    record.key === undefined ? record.position : null,
    slugify(record.title, 'paper'),
    names.flatMap((name, place) => looseNameKeys(recentNameKeys(name, parts[place] ?? ''))),
    isSectionHeading(foldTitle(record.title)),
    ...listingFields.map((field) => recordValue(field, record)),
  ];
}
