/** Reads a saved page: text in, records out. Pure; what cannot be read is reported, never thrown. */
import type { PageOwner, PageReading, PageRefusal, Problem, SourceKind } from '../record.js';
import { readCatalyzexPage } from './catalyzex/catalyzex-page.js';
import { readDailyPapersPage } from './daily-papers/daily-papers-page.js';
import { dateEntries } from './document/date-entries.js';
import { withoutCutHead } from './document/document-end.js';
import { isBlank, quoteLine, splitLines, type Line } from './document/document-line.js';
import { PAGE_LAYOUTS, type LayoutReading, type PageLayout } from './document/draft-entry.js';
import { readPaperListPage } from './paper-list/paper-list-page.js';
import { readProfilePage } from './profile/profile-page.js';
import { recogniseLayout } from './recognise-layout.js';

/** What is known of a document besides its text; each wins over what would be inferred. */
export interface PageHints {
  layout?: SourceKind;
  /** The person whose page it is, where the page itself does not say. */
  owner?: string;
  /** The year in which the page was saved: that of dates without one. */
  crawledIn?: number;
  /** Keys, as `foldName` gives them, of names known for certain from elsewhere. */
  knownNames?: ReadonlySet<string>;
}

/** Problems come in the order of their lines. */
export function readPage(text: string, hints: PageHints = {}): PageReading | PageRefusal {
  const lines = splitLines(text.replace(/^\uFEFF/, ''));
  const first = lines.find((line) => !isBlank(line));
  if (first === undefined) return refusal(1, `expected ${EXPECTED}, but the document is empty`);
  if (hints.layout !== undefined && !isPageLayout(hints.layout)) {
    return refusal(1, `expected ${EXPECTED}, but the document is said to be of the kind ${hints.layout}`);
  }
  const layout = hints.layout ?? recogniseLayout(lines);
  if (layout === null)
    return refusal(1, `expected ${EXPECTED}, but line ${first.number} is ${quoteLine(first.text)}`);
  return complete(layout, readLayout(layout, lines, hints), hints);
}

const MOST_PROBLEMS = 1_000;

const EXPECTED =
  'a profile page, a paper list, a CatalyzeX page or a daily-papers page (entries with a head such as ' +
  '"LGSep 30, 2022", an end such as "Viaarxiv icon", or marks such as "• 2 authors")';

function refusal(line: number, message: string): PageRefusal {
  return { refused: { line, message } };
}

function isPageLayout(kind: SourceKind): kind is PageLayout {
  return PAGE_LAYOUTS.some((layout) => layout === kind);
}

function readLayout(layout: PageLayout, lines: readonly Line[], hints: PageHints): LayoutReading {
  switch (layout) {
    case 'PROFILE_PAGE':
      return readUncut(lines, readProfilePage);
    case 'PAPER_LIST_PAGE':
      return readUncut(lines, (whole) => readPaperListPage(whole, hints));
    case 'CATALYZEX_PAGE':
      return readCatalyzexPage(lines);
    case 'DAILY_PAPERS_PAGE':
      return readDailyPapersPage(lines);
  }
}

/** For the layouts whose entries begin with a head, which may be where the document was cut off. */
function readUncut(lines: readonly Line[], read: (lines: readonly Line[]) => LayoutReading): LayoutReading {
  const { whole, problems } = withoutCutHead(lines);
  const reading = read(whole);
  return { ...reading, problems: [...reading.problems, ...problems] };
}

function complete(kind: PageLayout, reading: LayoutReading, hints: PageHints): PageReading | PageRefusal {
  if (reading.drafts.length === 0 && reading.metrics === null) {
    const [problem] = reading.problems;
    return refusal(problem?.line ?? 1, `no entry was found: ${problem?.message ?? `expected ${EXPECTED}`}`);
  }
  const { entries, problems } = dateEntries(reading.drafts, hints.crawledIn);
  return {
    kind,
    owner: chooseOwner(reading.owner, hints.owner),
    metrics: reading.metrics,
    entries,
    problems: firstProblems([...reading.problems, ...problems].sort((a, b) => a.line - b.line)),
  };
}

/** A document that is foreign for the most part has a problem on every line; nobody reads more than these. */
function firstProblems(problems: Problem[]): Problem[] {
  const last = problems[MOST_PROBLEMS - 1];
  if (last === undefined || problems.length <= MOST_PROBLEMS) return problems;
  const left = problems.length - MOST_PROBLEMS + 1;
  return [
    ...problems.slice(0, MOST_PROBLEMS - 1),
    { line: last.line, message: `${left} more problems from here on` },
  ];
}

/** What the page states, then what the caller states, then what the bylines tell. */
function chooseOwner(read: PageOwner | null, stated: string | undefined): PageOwner | null {
  if (read !== null && !read.inferred) return read;
  return stated === undefined || stated.trim() === '' ? read : { name: stated.trim(), inferred: false };
}
