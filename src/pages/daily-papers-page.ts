/** Daily papers: title and abstract, then `• 2 authors`, `·` and the date, which may be missing. */
import type { Problem } from '../record.js';
import { readDailySegment, type SegmentReading } from './daily-papers-entry.js';
import { readDailyLines, type DailyLine } from './daily-papers-lines.js';
import { isDailyChrome, isRemnant, withoutPageHead } from './daily-papers-head.js';
import { quoteLine, type Line } from './document-line.js';
import type { DraftEntry, LayoutReading } from './draft-entry.js';
import { isAbstractShaped, isTitleShaped } from './title-shape.js';

export type TextLine = Extract<DailyLine, { kind: 'text' }>;
export type MarkLine = Exclude<DailyLine, { kind: 'text' }>;

/** Text up to the marks that end an entry; without marks at the end of the document. */
export interface Segment {
  texts: TextLine[];
  marks: MarkLine[];
}

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

function cutSegments(lines: readonly DailyLine[]): Segment[] {
  const segments: Segment[] = [];
  let current: Segment = { texts: [], marks: [] };
  for (const [index, line] of lines.entries()) {
    const read = isMark(lines, index, segments.length > 0) ? line : asText(line);
    if (read.kind === 'text') {
      if (current.marks.length > 0) segments.push(current);
      if (current.marks.length > 0) current = { texts: [], marks: [] };
      current.texts.push(read);
    } else current.marks.push(read);
  }
  return [...segments, current];
}

function asText(line: DailyLine): TextLine {
  return line.kind === 'text' ? line : { kind: 'text', line: line.line, afterBlank: false };
}

/** A date or a dot alone may be a line of an abstract; a title and an abstract below it say that it is not. */
function isMark(lines: readonly DailyLine[], index: number, pastHead: boolean): boolean {
  const line = lines[index];
  if (line === undefined || line.kind === 'text') return false;
  if (line.kind === 'authors') return true;
  if (hasNeighbour(lines, index)) return true;
  if (line.kind === 'dot') return false;
  return !pastHead || beginsEntry(lines, index + 1);
}

function hasNeighbour(lines: readonly DailyLine[], index: number): boolean {
  const kinds = [lines[index - 1]?.kind, lines[index + 1]?.kind];
  return kinds.some((kind) => kind !== undefined && kind !== 'text' && kind !== lines[index]?.kind);
}

function beginsEntry(lines: readonly DailyLine[], index: number): boolean {
  const [title, abstract] = [lines[index], lines[index + 1]];
  if (title === undefined) return true;
  return (
    title.kind === 'text' &&
    isTitleShaped(title.line.text) &&
    abstract?.kind === 'text' &&
    isAbstractShaped(abstract.line.text)
  );
}

/** The page prints its own day above the entries: a date alone, with no abstract before it. */
function withoutPageDate(segments: readonly Segment[]): { segments: Segment[]; hasPageDate: boolean } {
  const [first, ...others] = segments;
  const isHead =
    first !== undefined &&
    first.marks.length > 0 &&
    first.marks.every((mark) => mark.kind === 'date') &&
    !first.texts.some((text) => isAbstractShaped(text.line.text));
  return isHead ? { segments: others, hasPageDate: true } : { segments: [...segments], hasPageDate: false };
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
