import { createMetrics } from '../../src/telemetry/metrics.js';
import { startServer, type TestServer } from '../http/start-server.js';
import { samplesOf } from './metrics-text.js';

let server: TestServer;
afterEach(() => server.app.close());

const NO_STORE = {
  pool: () => ({ most: 0, idle: 0, inUse: 0, waiting: 0 }),
  readStore: () => Promise.reject(new Error('There is no store.')),
};

it('counts requests that run, that wait, and that are refused by their reason', async () => {
  const metrics = { ...createMetrics(NO_STORE), readers: 'direct' as const };
  server = await startServer({
    metrics,
    listeners: [metrics.count],
    limits: { connections: 2, connectionsPerClient: 2, waitMs: 300 },
  });
  const slow = Array.from({ length: 8 }, () => server.query('query Slow { slow(ms: 1000) }'));
  const statuses = (await Promise.all(slow)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 200, 200, 200, 503, 503, 503, 503]);
  const samples = samplesOf(await (await fetch(`${server.url}/metrics`)).text());
  const refused = [...samples].filter(([sample]) => sample.startsWith('papergraph_admission_refused_total'));
  expect(refused.reduce((sum, [, count]) => sum + count, 0)).toBe(4);
  expect(samples.get('papergraph_admission_requests{state="running",kind="cheap"}')).toBe(0);
  expect(samples.get('papergraph_requests_total{operation="Slow",code="SERVICE_UNAVAILABLE"}')).toBe(4);
  expect(samples.get('papergraph_requests_total{operation="Slow",code="OK"}')).toBe(4);
});
