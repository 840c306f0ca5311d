import type { BulkRecord } from '../record.js';
import { LIMITS } from '../record-limits.js';
import { unfoldedLength } from '../text/unfolded-length.js';

/** Each once, in order; what is too long for a name, as whole addresses may be, is left out. */
export function institutionsOf(
  names: readonly string[],
): Pick<BulkRecord, 'institutions' | 'institutionAsPrinted'> {
  const institutions = [...new Set(names)].filter(
    (name) => name !== '' && unfoldedLength(name) <= LIMITS.nameCharacters,
  );
  return { institutions, institutionAsPrinted: institutions.join(', ') || null };
}
