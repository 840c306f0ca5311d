import { sizeFault } from '../../record-limits.js';
import type { Problem } from '../../terms.js';
import type { DraftEntry, LayoutReading } from './draft-entry.js';

/**
 * Without the entries that are larger than any paper's, which are problems instead, such as a title of megabytes. A name
 * that is too long costs the entry that name alone, when it is loaded.
 */
export function withoutOversized(reading: LayoutReading): LayoutReading {
  const drafts: DraftEntry[] = [];
  const problems: Problem[] = [];
  for (const draft of reading.drafts) {
    const fault = sizeFault(draft.record);
    if (fault === null) drafts.push(draft);
    else problems.push({ line: draft.record.line, message: `the entry ${fault}` });
  }
  return problems.length === 0
    ? reading
    : { ...reading, drafts, problems: [...reading.problems, ...problems] };
}
