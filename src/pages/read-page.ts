/** Reads a saved page: text in, records out. Pure; what cannot be read is reported, never thrown. */
import type { PageOwner, PageReading, PageRefusal } from '../record.js';
import type { Problem, SourceKind } from '../terms.js';
import { PAGE_LAYOUTS, findLayout } from './all-layouts.js';
import { withoutNobodies } from '../text/names/nobody.js';
import { dateEntries, pageDay } from './document/date-entries.js';
import type { LayoutReading } from './document/draft-entry.js';
import { withoutOversized } from './document/entry-limits.js';
import { isBlank, quoteLine, splitLines } from './document/line.js';
import type { KnownNames } from './page-layout.js';
import { recogniseLayout } from './recognise-layout.js';

/** What is known of a document besides its text; each wins over what would be inferred. */
export interface PageHints extends KnownNames {
  layout?: SourceKind;
  /** The year in which the page was saved: that of dates without one. */
  crawledIn?: number;
}

/** Problems come in the order of their lines. */
export function readPage(text: string, hints: PageHints = {}): PageReading | PageRefusal {
  const lines = splitLines(text.replace(/^\uFEFF/, ''));
  const first = lines.find((line) => !isBlank(line));
  if (first === undefined) return refusal(1, `expected ${EXPECTED}, but the document is empty`);
  const stated = hints.layout === undefined ? null : findLayout(hints.layout);
  if (hints.layout !== undefined && stated === null) {
    return refusal(1, `expected ${EXPECTED}, but the document is said to be of the kind ${hints.layout}`);
  }
  const layout = stated ?? recogniseLayout(PAGE_LAYOUTS, lines);
  if (layout === null)
    return refusal(1, `expected ${EXPECTED}, but line ${first.number} is ${quoteLine(first.text)}`);
  return complete(layout.kind, layout.read(lines, hints), hints);
}

const PROBLEM_LIMIT = 1_000;

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const EXPECTED =
  `${EITHER.format(PAGE_LAYOUTS.map(({ expects }) => expects))} ` +
  `(entries with ${EITHER.format(new Set(PAGE_LAYOUTS.map(({ marks }) => marks)))})`;

function refusal(line: number, message: string): PageRefusal {
  return { refused: { line, message } };
}

function complete(kind: SourceKind, whole: LayoutReading, hints: PageHints): PageReading | PageRefusal {
  const reading = withoutOversized(whole);
  if (reading.drafts.length === 0 && reading.metrics === null) {
    const [problem] = reading.problems;
    return refusal(problem?.line ?? 1, `no entry was found: ${problem?.message ?? `expected ${EXPECTED}`}`);
  }
  const { entries, problems } = dateEntries(reading.drafts, hints.crawledIn);
  return {
    kind,
    owner: chooseOwner(reading.owner, hints.owner),
    metrics: reading.metrics,
    ...(reading.pageDate === undefined ? {} : { pageDate: pageDay(reading, hints.crawledIn) }),
    entries: entries.map((entry) => ({ ...entry, byline: withoutNobodies(entry.byline) })),
    problems: firstProblems([...reading.problems, ...problems].sort((a, b) => a.line - b.line)),
  };
}

/** A document that is foreign for the most part has a problem on every line; nobody reads more than these. */
function firstProblems(problems: Problem[]): Problem[] {
  const last = problems[PROBLEM_LIMIT - 1];
  if (last === undefined || problems.length <= PROBLEM_LIMIT) return problems;
  const left = problems.length - PROBLEM_LIMIT + 1;
  return [
    ...problems.slice(0, PROBLEM_LIMIT - 1),
    { line: last.line, message: `${left} more problems from here on` },
  ];
}

/** What the page states, then what the caller states, then what the bylines tell. */
function chooseOwner(read: PageOwner | null, stated: string | undefined): PageOwner | null {
  if (read !== null && !read.inferred) return read;
  return stated === undefined || stated.trim() === '' ? read : { name: stated.trim(), inferred: false };
}
