import { LIMITS } from '../../record-limits.js';
import type { PageReading, PaperRecord } from '../../record.js';
import type { Problem } from '../../terms.js';
import { unfoldedLength } from '../../text/unfolded-length.js';

/**
 * Leaves out of a reading what the store cannot hold, and says so among its problems: a name of more than 300
 * characters is none. The byline it stood on is no longer complete.
 */
export function withinLimits(reading: PageReading): PageReading {
  const problems = [...reading.problems, ...reading.entries.flatMap(problemsOf)];
  const entries = reading.entries.map((record) => ({
    ...record,
    byline: shortByline(record.byline),
    institutions: record.institutions.filter(isShort),
  }));
  const owner = reading.owner && isShort(reading.owner.name) ? reading.owner : null;
  return { ...reading, owner, entries, problems: problems.sort((a, b) => a.line - b.line) };
}

function shortByline(byline: PaperRecord['byline']): PaperRecord['byline'] {
  if (byline === null || byline.names.every(isShort)) return byline;
  const names = byline.names.filter(isShort);
  return names.length === 0 ? null : { names, truncated: true };
}

function problemsOf({ line, byline, institutions }: PaperRecord): Problem[] {
  return [...(byline?.names ?? []), ...institutions]
    .filter((name) => !isShort(name))
    .map((name) => ({
      line,
      message: `Expected names of at most ${LIMITS.nameCharacters} characters; one of ${unfoldedLength(name)} was left out.`,
    }));
}

function isShort(name: string): boolean {
  return unfoldedLength(name) <= LIMITS.nameCharacters;
}
