import { Histogram, type Registry } from 'prom-client';
import { type AnsweredRequest, isQuery } from '../answered-request.js';
import { OperationNames } from './operation-names.js';
import { type Sample, sampledCounter } from './sampled.js';

/** What all requests of one operation name came to. */
interface Totals {
  codes: Map<string, number>;
  requested: number;
  used: number;
  bytes: number;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Declares what is counted of requests for data. Gives the function that counts one. */
export function requestMetrics(register: Registry): (request: AnsweredRequest) => void {
  const names = new OperationNames();
  const totals = new Map<string, Totals>();
  const duration = new Histogram({
    name: 'papergraph_request_duration_seconds',
    help: 'Time from the first byte of a request for data to the last of its answer.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers: [register],
  });
  declareTotals(register, totals);
  return (request) => {
    if (!isQuery(request)) return;
    const operation = names.labelOf(request.operation?.name ?? '');
    addTo(totals, operation, request);
    duration.observe({ operation }, request.ms / 1000);
  };
}

function addTo(
  totals: Map<string, Totals>,
  operation: string,
  { codes: [code = 'OK'], spent }: AnsweredRequest,
): void {
  const all = totals.get(operation) ?? { codes: new Map<string, number>(), requested: 0, used: 0, bytes: 0 };
  totals.set(operation, all);
  all.codes.set(code, (all.codes.get(code) ?? 0) + 1);
  if (spent === undefined) return;
  all.requested += spent.requested;
  all.used += spent.usedRows;
  all.bytes += spent.used.answerBytes;
}

function declareTotals(register: Registry, totals: ReadonlyMap<string, Totals>): void {
  sampledCounter(register, {
    name: 'papergraph_requests_total',
    help: 'Requests for data, by the name of the operation and the code of the first error; OK where there is none.',
    labelNames: ['operation', 'code'],
    read: () => samplesOfCodes(totals),
  });
  const sums = [
    ['papergraph_cost_requested_total', 'Rows that queries were priced at.', 'requested'],
    ['papergraph_cost_used_total', 'Rows that answers took of their price.', 'used'],
    ['papergraph_answer_bytes_total', 'Bytes of answers before compression.', 'bytes'],
  ] as const;
  for (const [name, help, sum] of sums) {
    sampledCounter(register, {
      name,
      help,
      labelNames: ['operation'],
      read: () => Array.from(totals, ([operation, all]) => ({ labels: { operation }, value: all[sum] })),
    });
  }
}

function samplesOfCodes(totals: ReadonlyMap<string, Totals>): Sample[] {
  return [...totals].flatMap(([operation, { codes }]) =>
    Array.from(codes, ([code, value]) => ({ labels: { operation, code }, value })),
  );
}
