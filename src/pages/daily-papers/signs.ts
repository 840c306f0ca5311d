import type { Line } from '../document/line.js';
import { readDailyLines } from './lines.js';

/** Counts of authors, and dates below a dot. */
export function countDailySigns(printed: readonly Line[]): number {
  const lines = readDailyLines(printed);
  const signs = lines.filter(
    (line, index) => line.kind === 'authors' || (line.kind === 'date' && lines[index - 1]?.kind === 'dot'),
  );
  return signs.length;
}
