/** Daily papers: title and abstract, then `• 2 authors`, `·` and the date, which may be missing. */
import type { Problem } from '../../terms.js';
import { namesOfBylines } from '../bylines/byline.js';
import type { DraftEntry, LayoutReading } from '../document/draft-entry.js';
import { quoteLine, type Line } from '../document/line.js';
import type { PageLayout } from '../page-layout.js';
import { readDailySegment, type SegmentReading } from './entry.js';
import { isDailyChrome } from './chrome.js';
import { isRemnant, withoutPageHead } from './head.js';
import { readDailyLines, type Segment } from './lines.js';
import { cutSegments, withoutPageDate } from './segments.js';
import { countDailySigns } from './signs.js';

export const dailyPapersLayout: PageLayout = {
  kind: 'DAILY_PAPERS_PAGE',
  description: 'A page of daily papers, with the number of authors but not their names.',
  expects: 'a daily-papers page',
  marks: 'marks such as "• 2 authors"',
  countSigns: countDailySigns,
  read: readDailyPapersPage,
  gluesNames: false,
  candidateNames: namesOfBylines,
};

function readDailyPapersPage(lines: readonly Line[]): LayoutReading {
  const { segments, pageDate } = withoutPageDate(cutSegments(readDailyLines(lines)));
  const hasPageDate = pageDate !== null;
  const firstAt = segments.findIndex((segment) =>
    segment.texts.some((text) => !isDailyChrome(text.line.text)),
  );
  const results = segments.map((segment, index) => {
    if (index > firstAt) return readDailySegment(segment);
    const own = withoutPageHead(segment, hasPageDate);
    return !hasPageDate && isRemnant(own) ? remnant(own) : readDailySegment(own);
  });
  const drafts = results.flatMap((result) => result.drafts);
  const problems = results.flatMap((result) => result.problems);
  return {
    owner: null,
    metrics: null,
    pageDate,
    drafts,
    problems: [...problems, ...endProblem(segments.at(-1), drafts)],
  };
}

function remnant({ texts }: Segment): SegmentReading {
  const problems = texts.map(({ line }) => ({
    line: line.number,
    message: `expected a title, but found ${quoteLine(line.text)}`,
  }));
  return { drafts: [], problems };
}

function endProblem(last: Segment | undefined, drafts: readonly DraftEntry[]): Problem[] {
  const mark = last?.marks.at(-1);
  const draft = drafts.at(-1);
  if (mark?.kind !== 'dot' || draft === undefined) return [];
  return [
    {
      line: mark.line.number,
      message: `the document seems to be cut off: expected a date after ${quoteLine('·')}`,
    },
  ];
}
