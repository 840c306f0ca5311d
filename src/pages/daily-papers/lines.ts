/** The lines of a daily-papers page, told apart: `• 2 authors`, `·`, `Oct 23 2`, and text. */
import { isBlank, type Line } from '../document/line.js';
import { DATE_PATTERN, readPrintedDate, type PrintedDate } from '../document/printed-date.js';
import { NUMBER_PATTERN, readCount } from '../document/printed-count.js';

interface Printed {
  line: Line;
  /** What stands between the printed line above and this one: a line break, and blank lines as they are. */
  gap: string;
}

export type DailyLine = Printed &
  (
    | { kind: 'text'; afterBlank: boolean }
    | { kind: 'authors'; count: PrintedCount }
    | { kind: 'dot' }
    | { kind: 'date'; date: PrintedDate; comments: PrintedCount | null }
  );

export interface PrintedCount {
  /** Null where the number is no count. */
  value: number | null;
}

export type TextLine = Extract<DailyLine, { kind: 'text' }>;
export type MarkLine = Exclude<DailyLine, { kind: 'text' }>;

/** Text up to the marks that end an entry; without marks at the end of the document. */
export interface Segment {
  texts: TextLine[];
  marks: MarkLine[];
}

const AUTHORS = new RegExp(`^[•·*-]? ?(?<count>${NUMBER_PATTERN}) author(?:s|\\(s\\))?$`, 'u');
const DATE = new RegExp(`^(?<date>${DATE_PATTERN})(?: +(?<count>${NUMBER_PATTERN}))?$`);
const LONGEST_MARK = 40;

/** Every line that is not blank. */
export function readDailyLines(lines: readonly Line[]): DailyLine[] {
  const printed: DailyLine[] = [];
  let blank: string[] = [];
  for (const line of lines) {
    if (isBlank(line)) blank.push(line.text);
    else {
      printed.push(readLine({ line, gap: ['', ...blank, ''].join('\n') }, printed.at(-1)));
      blank = [];
    }
  }
  return printed;
}

function readLine(printed: Printed, before: DailyLine | undefined): DailyLine {
  const text = printed.line.text.trim();
  if (text === '·' || text === '•') return { kind: 'dot', ...printed };
  const mark =
    text.length > LONGEST_MARK
      ? null
      : (readAuthors(printed, text) ?? readDate(printed, text) ?? readYear(printed, text, before));
  return mark ?? { kind: 'text', ...printed, afterBlank: before === undefined || printed.gap !== '\n' };
}

function readAuthors(printed: Printed, text: string): DailyLine | null {
  const count = AUTHORS.exec(text)?.groups?.count;
  return count === undefined ? null : { kind: 'authors', ...printed, count: { value: readCount(count) } };
}

function readDate(printed: Printed, text: string): DailyLine | null {
  const groups = DATE.exec(text)?.groups;
  const date = readPrintedDate(groups?.date ?? '');
  if (date === null) return null;
  const count = groups?.count;
  return {
    kind: 'date',
    ...printed,
    date,
    comments: count === undefined ? null : { value: readCount(count) },
  };
}

/** A year is a date only below the number of authors or the dot; elsewhere it may be a title. */
function readYear(printed: Printed, text: string, before: DailyLine | undefined): DailyLine | null {
  if (before?.kind !== 'authors' && before?.kind !== 'dot') return null;
  const date = readPrintedDate(text);
  return date === null ? null : { kind: 'date', ...printed, date, comments: null };
}
