import { createHash } from 'node:crypto';
import { startServer, type TestServer } from './start-server.js';

const TOKEN = 'a-token-of-a-client';
const DIGEST = createHash('sha256').update(TOKEN).digest('hex');

let server: TestServer;
const clients: string[] = [];
const createContext = ({ budget }: { budget: { client: string } }) => {
  clients.push(budget.client);
  return {};
};
afterEach(() => server.app.close());

/** The clients that the server takes requests with these headers for. */
async function clientsOf(...headers: Record<string, string>[]): Promise<string[]> {
  clients.length = 0;
  for (const one of headers) await server.query('{ hello }', { headers: one });
  return [...clients];
}

const from = (...addresses: string[]) => ({ 'x-forwarded-for': addresses.join(', ') });

it('goes by the address of the connection, whatever a header claims', async () => {
  server = await startServer({ createContext });
  expect(await clientsOf({}, from('192.0.2.7'))).toEqual(['127.0.0.1', '127.0.0.1']);
});

it('goes by the address that a trusted proxy saw, and by none that others claim to have seen', async () => {
  server = await startServer({ createContext, trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
  expect(
    await clientsOf(
      from('192.0.2.7'),
      from('192.0.2.7', '10.1.2.3'),
      from('192.0.2.7', '198.51.100.1'),
      from('nobody'),
    ),
  ).toEqual(['192.0.2.7', '192.0.2.7', '198.51.100.1', '127.0.0.1']);
});

it('takes a whole /64 of IPv6 for one client, and IPv4 in the dress of IPv6 for IPv4', async () => {
  server = await startServer({ createContext, trustedProxies: ['127.0.0.1'] });
  expect(
    await clientsOf(
      from('2001:db8:1:2::1'),
      from('2001:DB8:1:2:ffff:0:0:9'),
      from('2001:db8:1:3::1'),
      from('::ffff:192.0.2.7'),
    ),
  ).toEqual(['2001:db8:1:2::/64', '2001:db8:1:2::/64', '2001:db8:1:3::/64', '192.0.2.7']);
});

it('goes by a token that it knows, and takes no notice of another; neither is ever logged', async () => {
  server = await startServer({ createContext, clientTokens: [DIGEST] });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  expect(await clientsOf(bearer(TOKEN), bearer('another'), { authorization: TOKEN })).toEqual([
    `token:${DIGEST.slice(0, 8)}`,
    '127.0.0.1',
    '127.0.0.1',
  ]);
  expect(JSON.stringify(server.lines)).not.toContain(TOKEN);
});
