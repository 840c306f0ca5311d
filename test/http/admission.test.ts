import { waitUntil } from '../support/wait-until.js';
import { ask, HeldRequests, type HeldRequest } from './held-requests.js';
import { type Answer, startServer, type TestServer } from './start-server.js';

const A = '192.0.2.1';
const B = '192.0.2.2';
const DEAR = 10_000;

/** Eight places, four of them for one client, of which two for dear requests. */
const LIMITS = { connections: 4, connectionsPerClient: 2, waitMs: 60_000, requestMs: 120_000 };

let server: TestServer;
let held: HeldRequests;

async function start(limits: Partial<typeof LIMITS> = {}): Promise<void> {
  held = new HeldRequests();
  server = await startServer({
    limits: { ...LIMITS, ...limits },
    trustedProxies: ['127.0.0.1'],
    plugins: [held.plugin],
  });
}
afterEach(async () => {
  held.letAllGo();
  await Promise.allSettled(asked.splice(0));
  await server.app.close();
});

/** What has been asked and may not be answered yet. */
const asked: Promise<Answer>[] = [];

const hold = (count: number, request: HeldRequest) => {
  const requests = Array.from({ length: count }, () => ask(server, { name: request.client, ...request }));
  asked.push(...requests);
  return requests;
};

/** The refusals among the answers, as they come. */
function refusalsOf(requests: readonly Promise<Answer>[]): Answer[] {
  const refusals: Answer[] = [];
  for (const request of requests) {
    asked.push(
      request.then((answer) => {
        if (answer.status !== 200) refusals.push(answer);
        return answer;
      }),
    );
  }
  return refusals;
}

const runs = (count: number) => waitUntil(() => held.started.length === count);
const code = ({ body }: Answer) => body.errors?.[0]?.extensions.code;

it('lets one client run its share, and answers another meanwhile', async () => {
  await start();
  const requests = hold(12, { client: A });
  await runs(4);
  expect((await ask(server, { client: B })).status).toBe(200);
  expect(held.started.length).toBe(4);
  held.letAllGo();
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual(Array(12).fill(200));
});

it('leaves places to the cheap requests of a client that asks dear ones', async () => {
  await start();
  void hold(4, { client: A, price: DEAR });
  await runs(2);
  expect((await ask(server, { client: A })).status).toBe(200);
  expect(held.started.length).toBe(2);
});

it('refuses who has waited too long with 503, and says when to try again', async () => {
  await start({ waitMs: 200 });
  void hold(4, { client: A });
  await runs(4);
  const answer = await ask(server, { client: A });
  expect([answer.status, code(answer), answer.headers.get('retry-after')]).toEqual([
    503,
    'SERVICE_UNAVAILABLE',
    '1',
  ]);
  expect(server.lines.filter(({ level, reqId }) => level >= 40 && reqId !== undefined)).toEqual([]);
});

it('refuses at once what could not be answered in time: with 429 the client that has most waiting', async () => {
  await start({ waitMs: 20_000 });
  const refusals = refusalsOf(
    hold(4, { client: A, price: DEAR }).concat(hold(400, { client: A, price: DEAR })),
  );
  await waitUntil(() => refusals.length > 100);
  const early = refusals.slice(0, 100);
  expect(new Set(early.map(code))).toEqual(new Set(['RATE_LIMITED']));
  expect(new Set(early.map(({ status, headers }) => `${status} ${headers.get('retry-after')}`))).toEqual(
    new Set(['429 1']),
  );
  expect((await ask(server, { client: B })).status).toBe(200);
  const logged = server.lines.filter(({ codes }) => Array.isArray(codes) && codes.includes('RATE_LIMITED'));
  expect(new Set(logged.map(({ status }) => status))).toEqual(new Set([429]));
});

it('lets a burst of one client wait, however long its requests have taken until now', async () => {
  await start();
  void hold(4, { client: A });
  await runs(4);
  const refusals = refusalsOf(hold(150, { client: A }).concat(hold(40, { client: A, price: DEAR })));
  expect((await ask(server, { client: B })).status).toBe(200);
  held.letAllGo();
  await Promise.all(asked);
  expect(refusals).toEqual([]);
});

it('refuses the dearest that waits before a cheap newcomer', async () => {
  await start({ waitMs: 1_000 });
  void hold(4, { client: A });
  await runs(4);
  const refusals = refusalsOf(hold(4, { client: A, price: DEAR }));
  void hold(300, { client: A });
  await waitUntil(() => refusals.length > 0);
  expect(refusals.map(code)).toContain('RATE_LIMITED');
});
