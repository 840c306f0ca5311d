import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { startChild } from '../../support/child-process.js';
import { ask, send } from '../clients/ask.js';
import { serveBehindProxy } from '../ground/behind-proxy.js';
import { SECRET_PASSWORD } from '../ground/own-postgres.js';
import type { Attack, Stand } from '../row.js';

const TOKEN = 'a-token-never-to-be-seen-0815';
const DIGEST = createHash('sha256').update(TOKEN).digest('hex');
const SECRETS = {
  'the password of the database': SECRET_PASSWORD,
  'a token': TOKEN,
  'the digest of a token': DIGEST,
};

/** The last row that runs: it also looks through what all services of the run have logged. */
export const secrets: Attack = {
  kind: 'attack',
  store: null,
  async run(stand) {
    const places = {
      ...(await placesOfService(stand)),
      'an export': await exported(stand),
      'the logs of all attacks': stand.ground.logs(),
    };
    const problems = Object.entries(places).flatMap(([place, text]) =>
      Object.entries(SECRETS)
        .filter(([, secret]) => text.includes(secret))
        .map(([name]) => `${name} stands in ${place}`),
    );
    const empty = Object.entries(places).filter(([, text]) => text === '');
    problems.push(...empty.map(([place]) => `nothing was found in ${place}`));
    return {
      tried: 'passwords and tokens looked for in logs, errors, metrics, process list, export',
      times: Object.keys(places).length,
      problems,
    };
  },
};

/** A service that logs all it can, asked with a token, with and without its database. */
async function placesOfService({ ground }: Stand): Promise<Record<string, string>> {
  const env = { LOG_LEVEL: 'trace', LOG_VARIABLES: 'true', CLIENT_TOKENS: DIGEST, SLOW_REQUEST_MS: '1' };
  const { service, proxy, close } = await serveBehindProxy(ground, await ground.storeUrl('seeds'), env);
  const headers = { authorization: `Bearer ${TOKEN}` };
  const replies = [await ask(service.url, '{ papers(first: 1) { nodes { slug } } }', { headers })];
  replies.push(await ask(service.url, '{ nothing }', { headers }));
  replies.push(await send(`${service.url}/nowhere?access_token=${TOKEN.length}`, { headers }));
  replies.push(await send(`${service.url}/metrics`, { headers }));
  proxy?.babble();
  proxy?.cut();
  replies.push(await ask(service.url, '{ papers(first: 1) { nodes { slug } } }', { headers }));
  replies.push(await send(`${service.url}/readyz`, { headers }));
  const commandLines = await commandLineOf(service.pid);
  await close();
  return {
    'the answers': replies.map(({ text, headers: given }) => text + JSON.stringify(given)).join('\n'),
    'the log': service.output(),
    'the process list': commandLines,
  };
}

async function commandLineOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'not told by this system');
}

async function exported({ ground }: Stand): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: await ground.storeUrl('seeds') };
  const child = startChild(process.execPath, ['dist/src/cli.js', 'export'], { env });
  await child.ended;
  return child.output();
}
