import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, killChildren, startChild } from '../support/child-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { type ServiceProcess, startServiceProcess, statusOf } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';
import { type Reply, askFrom, freePort } from './ask-from.js';

/** The configurations that docs/operations.md shows, with other ports and without TLS, in the programs that they are for. */

const operations = readFileSync('docs/operations.md', 'utf8');
const scratch = makeScratchFolder();
let database: TestDatabase;
let service: ServiceProcess;
let servicePort: string;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  const env = { DATABASE_URL: database.url, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'debug' };
  service = startServiceProcess({ env });
  servicePort = new URL(await service.ready()).port;
});
afterAll(async () => {
  await killChildren();
  await database.drop();
  removeScratchFolder(scratch);
});

describe.each([
  ['nginx', startNginx],
  ['caddy', startCaddy],
])('behind %s', (program, start) => {
  const isThere = spawnSync(program, ['-v']).error === undefined;
  const whereThere = isThere ? it : it.skip;
  let proxy: Child;
  let port: number;
  if (isThere) {
    beforeAll(async () => {
      port = await freePort();
      proxy = start(port);
      await waitUntil(
        async () => !proxy.isRunning() || (await statusOf(`http://127.0.0.1:${port}/healthz`)) === 200,
      );
      if (!proxy.isRunning()) throw new Error(proxy.output());
    });
    afterAll(() => {
      proxy.kill('SIGTERM');
    });
  }

  whereThere('each address is a client of its own, whatever it says of itself', async () => {
    const asked = [
      await ask('127.0.0.2'),
      await ask('127.0.0.3'),
      await ask('127.0.0.3', { 'x-forwarded-for': '192.0.2.7', forwarded: 'for=192.0.2.7' }),
    ];
    for (const reply of asked)
      expect(JSON.parse(reply.body)).toMatchObject({ data: { papers: { totalCount: 151 } } });
    const lines = await Promise.all(asked.map(({ headers }) => lineOf(headers['x-request-id'])));
    expect(lines.map(({ address }) => address)).toEqual(['127.0.0.2', '127.0.0.3', '127.0.0.3']);
    expect(new Set(lines.map(({ client }) => client)).size).toBe(2);
  });

  whereThere('the proxy gives the id of a request', async () => {
    const replies = [await ask('127.0.0.2', { 'x-request-id': 'mine' }), await ask('127.0.0.2')];
    const ids = replies.map(({ headers }) => headers['x-request-id']);
    expect(new Set([...ids, 'mine']).size).toBe(3);
  });

  whereThere('the public reads neither metrics nor readiness', async () => {
    for (const path of ['/metrics', '/readyz'])
      expect((await askFrom({ port, path, from: '127.0.0.2' })).status).toBe(404);
    expect(await statusOf(`http://127.0.0.1:${servicePort}/metrics`)).toBe(200);
    expect(await statusOf(`http://127.0.0.1:${servicePort}/readyz`)).toBe(200);
  });

  whereThere('a body over the limit is refused in the form of all errors', async () => {
    const body = JSON.stringify({ query: `{ papers { totalCount } } # ${'x'.repeat(200_000)}` });
    const reply = await askFrom({ port, path: '/graphql', from: '127.0.0.2', body });
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.body)).toMatchObject({
      errors: [{ extensions: { code: expect.any(String) as string } }],
    });
  });

  function ask(from: string, headers: Record<string, string> = {}): Promise<Reply> {
    const body = JSON.stringify({ query: '{ papers { totalCount } }' });
    return askFrom({ port, path: '/graphql', from, headers, body });
  }
});

/** What the log says of one request. */
async function lineOf(id: string | string[] | undefined): Promise<{ client?: string; address?: string }> {
  const find = () =>
    service
      .output()
      .split('\n')
      .find((line) => line.includes(`"reqId":"${String(id)}"`) && line.includes('"msg":"answered"'));
  await waitUntil(() => find() !== undefined);
  return JSON.parse(find() ?? '') as { client?: string; address?: string };
}

function startNginx(port: number): Child {
  const [, documented = ''] = /```nginx\n([^]*?)```/.exec(operations) ?? [];
  const servers = documented
    .replace('127.0.0.1:4000', `127.0.0.1:${servicePort}`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_certificate.*\n/gm, '');
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  for (const name of folders) mkdirSync(join(scratch, name), { recursive: true });
  const paths = folders.map((name) => `${name}_temp_path ${join(scratch, name)};`).join('\n');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const file = join(scratch, 'nginx.conf');
  writeFileSync(
    file,
    `${user} daemon off; pid ${join(scratch, 'nginx.pid')}; error_log stderr;
    events {}
    http { access_log off; ${paths} ${servers} }`,
  );
  return startChild('nginx', ['-p', scratch, '-c', file]);
}

function startCaddy(port: number): Child {
  const [, documented = ''] = /```caddyfile\n([^]*?)```/.exec(operations) ?? [];
  const sites = documented
    .replace('127.0.0.1:4000', `127.0.0.1:${servicePort}`)
    .replace('papers.example.org {', `http://:${port} {\n  bind 127.0.0.1`);
  const file = join(scratch, 'Caddyfile');
  writeFileSync(file, `{\n  admin off\n}\n${sites}`);
  const env = { PATH: process.env.PATH, HOME: scratch, XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch };
  return startChild('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { env });
}
