/** Prints made-up entries as each site does, so that they can be read back. */
import { calendarDate } from '../../src/pages/document/printed-date.js';
import { glue } from './glued-titles/glued-pairs.js';

export interface MadeUpEntry {
  title: string;
  names: string[];
  truncated: boolean;
  paragraphs: string[];
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  label: string;
  hasCode: boolean;
  institutions: string[];
  comment: string | null;
  figureCount: number | null;
  commentCount: number | null;
  authorCount: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As the sites print a day, without the year where it is the running one. */
export function printDay({ year, month, day }: MadeUpEntry, runningYear = 0): string {
  return `${MONTHS[month - 1]} ${day}${year === runningYear ? '' : `, ${year}`}`;
}

export function isoDay({ year, month, day }: MadeUpEntry): string | null {
  return calendarDate(year, month, day);
}

export function printProfile(owner: string, entries: readonly MadeUpEntry[], runningYear: number): string {
  const head = [
    owner,
    '',
    'LG',
    'h-index12',
    `${entries.length}papers`,
    '1,234citations',
    '',
    `${entries.length} Papers`,
  ];
  const printed = entries.map((entry) =>
    [`${printHead(entry, runningYear)}\n${entry.title}`, printByline(entry), ...entry.paragraphs].join(
      '\n\n',
    ),
  );
  return [head.join('\n'), ...printed].join('\n\n');
}

export function printList(entries: readonly MadeUpEntry[], runningYear: number): string {
  return entries
    .flatMap((entry) => [
      printHead(entry, runningYear),
      `${glue(entry)}${printInstitutions(entry)}`,
      ...entry.paragraphs,
    ])
    .join('\n');
}

export function printCatalyzex(owner: string, entries: readonly MadeUpEntry[]): string {
  const head = ['Alert button', `Picture for ${owner}`, '', owner, '', 'Alert button'].join('\n');
  return [head, ...entries.map(printCatalyzexEntry)].join('\n\n');
}

export function printDaily(entries: readonly MadeUpEntry[], runningYear: number): string {
  const head = ['new', '', 'Subscribe', '', 'Daily Papers', '', 'Nov 3'].join('\n');
  const printed = entries.map((entry) => {
    const count = entry.commentCount === null ? '' : ` ${entry.commentCount}`;
    const marks = `  • ${entry.authorCount} authors\n·\n${printDay(entry, runningYear)}${count}`;
    return [entry.title, ...entry.paragraphs, marks].join('\n\n');
  });
  return [head, ...printed].join('\n\n');
}

function printHead(entry: MadeUpEntry, runningYear: number): string {
  return `${entry.label}${printDay(entry, runningYear)}${entry.hasCode ? 'Code' : ''}`;
}

function printByline(entry: MadeUpEntry): string {
  return `${entry.names.join(', ')}${entry.truncated ? ' et al.' : ''}${printInstitutions(entry)}`;
}

function printInstitutions({ institutions }: MadeUpEntry): string {
  return institutions.length === 0 ? '' : ` · ${institutions.join(', ')}`;
}

function printCatalyzexEntry(entry: MadeUpEntry): string {
  const figures = Array.from(
    { length: entry.figureCount ?? 0 },
    (_, index) => `Figure ${index + 1} for ${entry.title}`,
  );
  const day = `${MONTHS[entry.month - 1]} ${String(entry.day).padStart(2, '0')}, ${entry.year}`;
  return [
    entry.title,
    `${day}\n${entry.names.join(', ')}`,
    ...(figures.length === 0 ? [] : [figures.join('\n')]),
    ...entry.paragraphs,
    `${entry.comment === null ? '' : `* ${entry.comment}\u00a0 \n`}Viaarxiv icon`,
  ].join('\n\n');
}
