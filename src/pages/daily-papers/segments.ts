/** Cuts a daily-papers page behind the marks that end its entries. */
import type { PrintedDate } from '../document/printed-date.js';
import type { DailyLine, Segment, TextLine } from './lines.js';
import { isTitleAbove } from './title.js';
import { isAbstractShaped } from './title-shape.js';

/** Every line in one segment; the last has no marks unless the document ends with them. */
export function cutSegments(lines: readonly DailyLine[]): Segment[] {
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
  return line.kind === 'text' ? line : { kind: 'text', line: line.line, gap: line.gap, afterBlank: false };
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
  return title.kind === 'text' && abstract?.kind === 'text' && isTitleAbove(title, abstract);
}

/** The page prints its own day above the entries: a date alone, with no abstract before it. */
export function withoutPageDate(segments: readonly Segment[]): {
  segments: Segment[];
  pageDate: PrintedDate | null;
} {
  const [first, ...others] = segments;
  const isHead =
    first !== undefined &&
    first.marks.length > 0 &&
    first.marks.every((mark) => mark.kind === 'date') &&
    !first.texts.some((text) => isAbstractShaped(text.line.text));
  if (!isHead) return { segments: [...segments], pageDate: null };
  const [mark] = first.marks;
  return { segments: others, pageDate: mark?.kind === 'date' ? mark.date : null };
}
