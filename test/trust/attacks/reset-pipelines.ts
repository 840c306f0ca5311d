import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { ask } from '../clients/ask.js';
import { getBytes, openSocket, postBytes } from '../clients/exchange.js';
import { CHEAP, SLOW } from '../clients/queries.js';
import type { Attack, Stand } from '../row.js';

const CONNECTIONS = 1_000;
const CHEAP_ONES = 10;
const NEXT_WITHIN_MS = 1_000;

const behindSlow = Buffer.concat([postBytes(SLOW), ...Array<Buffer>(CHEAP_ONES).fill(postBytes(CHEAP))]);
const behindProbe = Buffer.concat([getBytes('/readyz'), ...Array<Buffer>(CHEAP_ONES).fill(postBytes(CHEAP))]);

export const resetPipelines: Attack = {
  kind: 'attack',
  store: 'papers',
  async run(stand) {
    const rounds = stand.soak ? 30 : 3;
    const problems: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, bytes] of [
        ['a slow request', behindSlow],
        ['/readyz', behindProbe],
      ] as const) {
        await resetAll(stand, bytes);
        const ms = await timeOfNext(stand);
        stand.note(
          `round ${round + 1}, behind ${name}: the next client had its answer after ${Math.round(ms)} ms`,
        );
        if (ms > NEXT_WITHIN_MS)
          problems.push(`behind ${name}: the next client was not answered within ${NEXT_WITHIN_MS} ms`);
      }
    }
    const tried = `${CONNECTIONS} connections pipeline a slow request or /readyz and ${CHEAP_ONES} cheap ones, then reset`;
    return { tried, times: rounds * 2 * CONNECTIONS, problems };
  },
};

async function resetAll({ service }: Stand, bytes: Buffer): Promise<void> {
  const sockets = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = await openSocket(service.port);
      socket?.write(bytes);
      return socket;
    }),
  );
  await sleep(300);
  for (const socket of sockets.filter((one): one is Socket => one !== null)) socket.resetAndDestroy();
}

/** Milliseconds until a client that has not been seen before is answered; Infinity where it is not. */
async function timeOfNext({ service }: Stand): Promise<number> {
  const { status, ms } = await ask(service.url, CHEAP, { from: '127.0.0.3', timeout: 5_000 });
  return status === 200 ? ms : Infinity;
}
