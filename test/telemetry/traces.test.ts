import { killChildren } from '../support/child-process.js';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';
import { attributesOf, startTraceReceiver, type TraceReceiver } from './trace-receiver.js';

let database: TestDatabase;
let receiver: TraceReceiver;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  receiver = await startTraceReceiver();
});
afterEach(killChildren);
afterAll(async () => {
  receiver.close();
  await database.drop();
});

const startTraced = (env: Record<string, string>): ServiceProcess =>
  startServiceProcess({ env: { DATABASE_URL: database.url, STOP_DELAY_MS: '0', ...env } });

async function ask(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

const SECRET = 'language-modeling-is-compression';
const QUERY =
  'query Paper($slug: String!) { paper(slug: $slug) { title authors(first: 3) { nodes { name } } } }';

it('sends a span a request within the caller’s trace, and one a statement below it', async () => {
  const service = startTraced({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    OTEL_BSP_SCHEDULE_DELAY: '50',
    OTEL_SERVICE_NAME: 'papers-test',
  });
  const url = await service.ready();
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01`, 'x-request-id': 'traced-1' };
  await ask(url, { query: QUERY, variables: { slug: SECRET } }, headers);
  await waitUntil(() => receiver.spans.some(({ name }) => name === 'query Paper'));

  const traced = receiver.spans.filter((span) => span.traceId === traceId);
  const [request, ...others] = traced.sort((one, other) => one.kind - other.kind);
  expect(request).toMatchObject({ name: 'query Paper', kind: 2, parentSpanId: 'b7ad6b7169203331' });
  expect(request && attributesOf(request)).toMatchObject({
    'graphql.operation.name': 'Paper',
    'graphql.operation.type': 'query',
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'http.response.status_code': 200,
    'papergraph.request.id': 'traced-1',
  });
  expect(others.map(({ name }) => name)).toEqual(['papersBySlug', 'authorsByPaperId']);
  for (const statement of others) {
    expect(statement).toMatchObject({ kind: 3, parentSpanId: request?.spanId });
    expect(Number(statement.startTimeUnixNano)).toBeGreaterThanOrEqual(Number(request?.startTimeUnixNano));
    expect(Number(statement.endTimeUnixNano)).toBeLessThanOrEqual(Number(request?.endTimeUnixNano));
    expect(attributesOf(statement)).toEqual({
      'db.system.name': 'postgresql',
      'db.query.summary': statement.name,
      'db.response.returned_rows': expect.any(Number) as unknown,
    });
  }
  expect(receiver.serviceNames).toEqual(new Set(['papers-test']));
  // Neither the query nor a value of it, nor a probe.
  expect(receiver.bodies.join('')).not.toMatch(/title|\$slug|readyz|healthz/);
  expect(receiver.bodies.join('')).not.toContain(SECRET);
});

it('sends what it has when it stops', async () => {
  const service = startTraced({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/v1/traces`,
    OTEL_BSP_SCHEDULE_DELAY: '600000',
  });
  const url = await service.ready();
  await ask(url, { query: 'query Last { __typename }' });
  await ask(url, { query: '{ nothing }' });
  expect(receiver.spans.filter(({ name }) => name === 'query Last')).toEqual([]);
  service.kill('SIGTERM');
  expect(await service.ended).toBe('exit 0');
  expect(receiver.spans.filter(({ name }) => name === 'query Last')).toHaveLength(1);
  const refused = receiver.spans.find(({ name }) => name === 'GraphQL Operation');
  expect(refused && attributesOf(refused)['error.type']).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(refused?.status.code).toBe(0);
});

it('is not hurt where nobody takes traces, and says so once', async () => {
  const nobody = await startTraceReceiver();
  nobody.close();
  const service = startTraced({
    OTEL_EXPORTER_OTLP_ENDPOINT: nobody.url.replace('http://', 'http://someone:hunter2@'),
    OTEL_BSP_SCHEDULE_DELAY: '10',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  });
  const url = await service.ready();
  for (let count = 0; count < 50; count += 1)
    expect(await ask(url, { query: '{ __typename }' })).toMatchObject({ data: { __typename: 'Query' } });
  await service.says('traces could not be sent');
  service.kill('SIGTERM');
  expect(await service.ended).toBe('exit 0');
  expect(service.output().split('traces could not be sent')).toHaveLength(2);
  expect(service.output()).not.toContain('hunter2');
});

it.each([
  ['nothing of it is loaded where no endpoint is given', {}, false],
  ['it is loaded where one is', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, true],
])('%s', async (_title, env, loaded) => {
  const service = startTraced({ ...env, NODE_DEBUG: 'module' });
  const url = await service.ready();
  expect(await ask(url, { query: '{ __typename }' }, { traceparent: 'nonsense' })).toMatchObject({
    data: { __typename: 'Query' },
  });
  expect(service.output().includes('@opentelemetry/sdk-trace')).toBe(loaded);
});
