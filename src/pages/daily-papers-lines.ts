/** The lines of a daily-papers page, told apart: `• 2 authors`, `·`, `Oct 23 2`, and text. */
import { isBlank, type Line } from './document-line.js';
import { DATE_PATTERN, readPrintedDate, type PrintedDate } from './printed-date.js';
import { NUMBER_PATTERN, readCount } from './printed-count.js';

export type DailyLine =
  | { kind: 'text'; line: Line; afterBlank: boolean }
  | { kind: 'authors'; line: Line; count: PrintedCount }
  | { kind: 'dot'; line: Line }
  | { kind: 'date'; line: Line; date: PrintedDate; comments: PrintedCount | null };

export interface PrintedCount {
  /** Null where the number is no count. */
  value: number | null;
}

const AUTHORS = new RegExp(`^[•·*-]? ?(?<count>${NUMBER_PATTERN}) author(?:s|\\(s\\))?$`, 'u');
const DATE = new RegExp(`^(?<date>${DATE_PATTERN})(?: +(?<count>${NUMBER_PATTERN}))?$`);
const LONGEST_MARK = 40;

/** Every line that is not blank. */
export function readDailyLines(lines: readonly Line[]): DailyLine[] {
  return lines.flatMap((line, index) => (isBlank(line) ? [] : [readLine(line, lines[index - 1])]));
}

function readLine(line: Line, before: Line | undefined): DailyLine {
  const text = line.text.trim();
  const afterBlank = before === undefined || isBlank(before);
  if (text === '·' || text === '•') return { kind: 'dot', line };
  return (
    (text.length > LONGEST_MARK ? null : (readAuthors(line, text) ?? readDate(line, text))) ?? {
      kind: 'text',
      line,
      afterBlank,
    }
  );
}

function readAuthors(line: Line, text: string): DailyLine | null {
  const count = AUTHORS.exec(text)?.groups?.count;
  return count === undefined ? null : { kind: 'authors', line, count: { value: readCount(count) } };
}

function readDate(line: Line, text: string): DailyLine | null {
  const groups = DATE.exec(text)?.groups;
  const date = readPrintedDate(groups?.date ?? '');
  if (date === null) return null;
  const count = groups?.count;
  return { kind: 'date', line, date, comments: count === undefined ? null : { value: readCount(count) } };
}
