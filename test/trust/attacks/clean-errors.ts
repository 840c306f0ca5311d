import { openSocket } from '../clients/exchange.js';
import { type Answer, ask, send } from '../clients/ask.js';
import { serveBehindProxy } from '../ground/behind-proxy.js';
import { type Service, startService } from '../ground/service.js';
import type { Attack, Stand } from '../row.js';

const json = { 'content-type': 'application/json' };
const post = (body: string, headers: Readonly<Record<string, string>> = json) => ({
  method: 'POST',
  headers,
  body,
});

/** What goes wrong with one request; the status that says so. */
const CASES: readonly (readonly [
  name: string,
  status: number,
  path: string,
  options: Parameters<typeof send>[1],
])[] = [
  ['an unknown path', 404, '/nowhere', {}],
  ['a broken escape', 400, '/%zz', {}],
  ['PUT', 405, '/graphql', { method: 'PUT', headers: json, body: '{}' }],
  ['POST to a page', 405, '/healthz', post('{}')],
  ['a mutation, of which there are none', 400, `/graphql?query=${encodeURIComponent('mutation { x }')}`, {}],
  ['plain text', 400, '/graphql', post('{"query":"{__typename}"}', { 'content-type': 'text/plain' })],
  ['a form', 415, '/graphql', post('query=x', { 'content-type': 'application/x-www-form-urlencoded' })],
  ['broken JSON', 400, '/graphql', post('{"query":')],
  ['no JSON object', 400, '/graphql', post('7')],
  ['too long a body', 413, '/graphql', post(`{"query":"${'x'.repeat(200_000)}"}`)],
  ['a syntax error', 400, '/graphql', post('{"query":"{"}')],
  ['an unknown field', 400, '/graphql', post('{"query":"{nothing}"}')],
  ['no query', 400, '/graphql', post('{}')],
  [
    'a GET by another site',
    400,
    '/graphql?query={__typename}',
    { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } },
  ],
  ['an expectation', 417, '/graphql', { ...post('{}'), headers: { ...json, expect: 'the impossible' } }],
];

export const cleanErrors: Attack = {
  kind: 'attack',
  store: null,
  async run(stand) {
    const { ground } = stand;
    const stage = await serveBehindProxy(ground, await ground.storeUrl('seeds'));
    try {
      const replies = [
        ...(await ordinaryErrors(stage.service)),
        ...(await rawErrors(stage.service)),
        await tooManyPoints(stand),
      ];
      stage.proxy?.babble();
      stage.proxy?.cut();
      replies.push([
        'no database',
        503,
        await ask(stage.service.url, '{ papers(first: 1) { nodes { slug } } }'),
      ]);
      replies.push(['/readyz without a database', 503, await send(`${stage.service.url}/readyz`)]);
      const problems = replies.map(problemOf).filter((problem) => problem !== null);
      return { tried: 'every kind of refusal and failure, from 400 to 503', times: replies.length, problems };
    } finally {
      await stage.close();
    }
  },
};

type Reply = readonly [name: string, status: number, answer: Pick<Answer, 'status' | 'text' | 'headers'>];

async function ordinaryErrors({ url }: Service): Promise<Reply[]> {
  return Promise.all(
    CASES.map(
      async ([name, status, path, options]) => [name, status, await send(url + path, options)] as const,
    ),
  );
}

/** What no client library would send. */
async function rawErrors({ port }: Service): Promise<Reply[]> {
  const long = `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`;
  return [
    ['no HTTP', 400, await sendRaw(port, 'NONSENSE\r\n\r\n')],
    ['too long a head', 431, await sendRaw(port, long)],
    [
      'two lengths',
      400,
      await sendRaw(port, 'POST /graphql HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}'),
    ],
  ];
}

async function sendRaw(port: number, bytes: string): Promise<Reply[2]> {
  const socket = await openSocket(port);
  let text = '';
  socket?.on('data', (chunk: Buffer) => (text += String(chunk)));
  socket?.write(bytes);
  await new Promise((resolve) => {
    socket?.once('close', resolve);
    setTimeout(resolve, 3_000);
  });
  socket?.destroy();
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const contentType = /^content-type: (.*)$/im.exec(head)?.[1];
  return { status: Number(head.slice(9, 12)), text: body, headers: { 'content-type': contentType } };
}

/** A client that has spent what it may. */
async function tooManyPoints({ ground }: Stand): Promise<Reply> {
  const env = { RATE_LIMIT_POINTS: '50', RATE_LIMIT_SECONDS: '60' };
  const service = await startService({ databaseUrl: await ground.storeUrl('seeds'), env });
  ground.remember(service);
  let answer = await ask(service.url, '{ papers(first: 20) { nodes { slug } } }');
  for (let count = 0; count < 20 && answer.status === 200; count += 1)
    answer = await ask(service.url, '{ papers(first: 20) { nodes { slug } } }');
  await service.stop();
  return ['more points than allowed', 429, answer];
}

function problemOf([name, status, answer]: Reply): string | null {
  const errors = errorsOf(answer.text);
  const coded = errors.length > 0 && errors.every(({ message, extensions }) => message && extensions?.code);
  if (answer.status !== status) return `${name}: status ${answer.status} instead of ${status}`;
  if (!(answer.headers['content-type'] ?? '').includes('json'))
    return `${name}: ${answer.headers['content-type']} instead of JSON`;
  if (
    (status === 503 || status === 429) &&
    name !== '/readyz without a database' &&
    !answer.headers['retry-after']
  )
    return `${name}: no Retry-After`;
  return coded ? null : `${name}: no message or no code in ${answer.text.slice(0, 100)}`;
}

function errorsOf(text: string): readonly { message?: string; extensions?: { code?: string } }[] {
  try {
    return (JSON.parse(text) as { errors?: [] }).errors ?? [];
  } catch {
    return [];
  }
}
