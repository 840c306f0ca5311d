import type { Registry } from 'prom-client';
import type { AnsweredRequest } from '../answered-request.js';
import { sampledCounter } from './sampled.js';

/** Declares what is counted of all HTTP requests. Gives the function that counts one. */
export function httpMetrics(register: Registry): (request: AnsweredRequest) => void {
  const statuses = new Map<string, Map<string, number>>();
  const queries = { hit: 0, miss: 0 };
  sampledCounter(register, {
    name: 'papergraph_http_requests_total',
    help: 'HTTP requests, by route and status. The route is empty where there is none.',
    labelNames: ['route', 'status'],
    read: () =>
      [...statuses].flatMap(([route, counts]) =>
        Array.from(counts, ([status, value]) => ({ labels: { route, status }, value })),
      ),
  });
  sampledCounter(register, {
    name: 'papergraph_query_cache_total',
    help: 'Queries that were found parsed and checked among the last ones (hit), and that were not (miss).',
    labelNames: ['result'],
    read: () => Object.entries(queries).map(([result, value]) => ({ labels: { result }, value })),
  });
  return ({ route, status, cached }) => {
    const counts = statuses.get(route) ?? new Map<string, number>();
    statuses.set(route, counts);
    counts.set(String(status), (counts.get(String(status)) ?? 0) + 1);
    if (cached !== undefined) queries[cached ? 'hit' : 'miss'] += 1;
  };
}
