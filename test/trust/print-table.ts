import type { Outcome } from './outcome.js';

const HEAD = [
  'row',
  'tried',
  'times',
  'other ms',
  'same ms',
  '/healthz',
  'loop ms',
  'MB',
  'PG MB',
  'lost',
  '',
];

/**
 * The table of a run. `other ms` is the longest that another client waited, `same ms` a client at the attacker's address,
 * with the number of answers in brackets that were not what it asked for; `loop ms` is the longest that the event loop was held.
 */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = [HEAD, ...outcomes.map(cellsOf)];
  const widths = HEAD.map((_head, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}

/** What was wrong, and what else there is to say, beneath the row's own number. */
export function remarksOf({ row, problems, notes }: Outcome): string[] {
  return [
    ...new Set(
      problems.map(
        (problem) => `  row ${row.number} FAILED: ${problem.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
      ),
    ),
    ...notes.map((note) => `  row ${row.number}: ${note}`),
  ];
}

function cellsOf(outcome: Outcome): string[] {
  const { row, tried, times, otherMs, otherFailures, sameMs, sameFailures } = outcome;
  return [
    String(row.number),
    tried,
    times === 0 ? '' : String(times),
    withFailures(otherMs, otherFailures),
    withFailures(sameMs, sameFailures),
    whole(outcome.healthMs),
    whole(outcome.heldMs),
    whole(outcome.serviceMegabytes),
    whole(outcome.postgresMegabytes),
    outcome.lost ?? '',
    outcome.verdict === 'fail' ? 'FAIL' : outcome.verdict,
  ];
}

function withFailures(ms: number | undefined, failures = 0): string {
  return failures === 0 ? whole(ms) : `${whole(ms)} (${failures})`;
}

function whole(value: number | null | undefined): string {
  return value === undefined || value === null ? '' : String(Math.round(value));
}

/** Figures stand to the right. */
function pad(cell: string, width: number, column: number): string {
  return column >= 2 && column <= 8 ? cell.padStart(width) : cell.padEnd(width);
}
