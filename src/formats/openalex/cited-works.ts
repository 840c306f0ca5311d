import { LIMITS } from '../../record-limits.js';
import type { BulkRecord } from '../../record.js';
import { printReference } from '../../text/references.js';
import { asideOf, countOf, textsOf, type JsonFields } from '../json/json-fields.js';

/** The works that a work cites, and how often it is cited itself. What is wrong there costs the work that alone. */
export function readCitedWorks(work: JsonFields): Pick<BulkRecord, 'references' | 'citedByCount'> {
  const fields = asideOf(work);
  const references = textsOf(fields, 'referenced_works')
    .slice(0, LIMITS.references)
    .map((value) => printReference({ identifiers: [{ scheme: 'OPENALEX', value }] }))
    .filter((text) => text !== '');
  return { references: [...new Set(references)], citedByCount: countOf(fields, 'cited_by_count') };
}
