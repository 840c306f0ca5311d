import type { Registry } from 'prom-client';
import type { AnsweredRequest } from '../answered-request.js';
import { sampledCounter } from './sampled.js';

/** What all runs of one statement came to. */
interface Runs {
  count: number;
  rows: number;
  ms: number;
}

/** Declares what is counted of statements that ran for requests. Gives the function that counts those of one. */
export function statementMetrics(register: Registry): (request: AnsweredRequest) => void {
  const runs = new Map<string, Runs>();
  const sums = [
    ['papergraph_statements_total', 'Statements run for requests.', (all: Runs) => all.count],
    ['papergraph_statement_rows_total', 'Rows that they gave.', (all: Runs) => all.rows],
    ['papergraph_statement_seconds_total', 'Seconds that they took.', (all: Runs) => all.ms / 1000],
  ] as const;
  for (const [name, help, sum] of sums) {
    sampledCounter(register, {
      name,
      help,
      labelNames: ['statement'],
      read: () => Array.from(runs, ([statement, all]) => ({ labels: { statement }, value: sum(all) })),
    });
  }
  return ({ spent }) => {
    for (const { name, rows, ms } of spent?.runs ?? []) {
      const all = runs.get(name) ?? { count: 0, rows: 0, ms: 0 };
      runs.set(name, all);
      all.count += 1;
      all.rows += rows;
      all.ms += ms;
    }
  };
}
