/** Daily papers: title and abstract, then `• 2 authors`, `·` and the date, which may be missing. */
import type { Problem } from '../../record.js';
import { readDailySegment, type SegmentReading } from './daily-papers-entry.js';
import { readDailyLines } from './daily-papers-lines.js';
import { cutSegments, withoutPageDate, type Segment } from './daily-papers-segments.js';
import { isDailyChrome, isRemnant, withoutPageHead } from './daily-papers-head.js';
import { quoteLine, type Line } from '../document/document-line.js';
import type { DraftEntry, LayoutReading } from '../document/draft-entry.js';

export function readDailyPapersPage(lines: readonly Line[]): LayoutReading {
  const { segments, hasPageDate } = withoutPageDate(cutSegments(readDailyLines(lines)));
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
