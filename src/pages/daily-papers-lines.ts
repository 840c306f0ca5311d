/** The lines of a daily-papers page, told apart: `• 2 authors`, `·`, `Oct 23 2`, and text. */
import { isBlank, type Line } from './document-line.js';
import { DATE_PATTERN, readPrintedDate, type PrintedDate } from './printed-date.js';

export type DailyLine =
  | { kind: 'text'; line: Line; afterBlank: boolean }
  | { kind: 'authors'; line: Line; count: number }
  | { kind: 'dot'; line: Line }
  | { kind: 'date'; line: Line; date: PrintedDate; commentCount: number | null };

const AUTHORS = /^[•·*-]? ?(?<count>\d{1,3}(?:,\d{3})+|\d{1,6}) author(?:s|\(s\))?$/u;
const DATE = new RegExp(`^(?<date>${DATE_PATTERN})(?: +(?<count>\\d{1,6}))?$`);
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
  return count === undefined ? null : { kind: 'authors', line, count: Number(count.replaceAll(',', '')) };
}

function readDate(line: Line, text: string): DailyLine | null {
  const groups = DATE.exec(text)?.groups;
  const date = readPrintedDate(groups?.date ?? '');
  if (date === null) return null;
  return {
    kind: 'date',
    line,
    date,
    commentCount: groups?.count === undefined ? null : Number(groups.count),
  };
}
