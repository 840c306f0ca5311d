import { serverAudits } from 'graphql-http';
import { startServer, type TestServer } from './start-server.js';

let server: TestServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.app.close());

const audits = serverAudits({ url: () => `${server.url}/graphql` });

it('knows of 61 audits of GraphQL over HTTP', () => {
  expect(audits).toHaveLength(61);
});

it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_name, audit) => {
  const result = await audit.fn();
  expect(result.status === 'ok' ? undefined : result.reason).toBeUndefined();
});
