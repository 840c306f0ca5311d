import type { BulkRecord } from '../record.js';
import { LIMITS } from '../record-limits.js';
import { unfoldedLength } from '../text/unfolded-length.js';

/**
 * Each once, in order; what is too long for a name, as whole addresses may be, is left out.
 */
export function institutionsOf(
  names: readonly string[],
): Pick<BulkRecord, 'institutions' | 'institutionAsPrinted'> {
  const institutions = [...new Set(names)].filter(
    (name) => name !== '' && unfoldedLength(name) <= LIMITS.nameCharacters,
  );
  return { institutions, institutionAsPrinted: institutions.join(', ') || null };
}

/** Words of what stands in the place of an institution: marks of footnotes, and words that say that there is none. */
const NO_INSTITUTION =
  /^(?:\p{N}+|\p{L}|[ivx]+|and|und|et|y|e|or|none|no|na|nan|null|nil|unknown|undefined|affiliation|not|available|provided|given|tbd)$/iu;

/** Whether any word of a printed affiliation names something: `1 and 2`, `(a, b)`, `†`, `none` name nothing. */
export function isInstitution(name: string): boolean {
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => word !== '' && !NO_INSTITUTION.test(word));
}
