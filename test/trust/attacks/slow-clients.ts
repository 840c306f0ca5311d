import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSocket, postBytes } from '../clients/exchange.js';
import { LARGE } from '../clients/queries.js';
import type { Attack, Finding, Stand } from '../row.js';

const SLOW_WRITERS = 1_100;
const NEVER_READERS = 60;
const A_BYTE_EVERY_MS = 2_000;
const CUT_WITHIN_MS = 12_000;
/** A cut is seen with the next byte, or the next look. */
const TOLERANCE_MS = 500;
/** More than the buffers of the system take. */
const ANSWERS_EACH = 60;

export const slowClients: Attack = {
  kind: 'attack',
  store: 'papers',
  async run(stand) {
    const problems = [...(await slowWriters(stand)), ...(await neverReaders(stand))];
    return {
      tried: `${SLOW_WRITERS} bodies at a byte in two seconds; ${NEVER_READERS} clients that never read`,
      times: SLOW_WRITERS + NEVER_READERS,
      problems,
    };
  },
};

async function slowWriters({ service, note }: Stand): Promise<Finding['problems']> {
  const head =
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{';
  const lasted = await Promise.all(
    Array.from({ length: SLOW_WRITERS }, () => writeSlowly(service.port, head)),
  );
  note(`slow bodies: cut after ${Math.round(Math.min(...lasted))} to ${Math.round(Math.max(...lasted))} ms`);
  const late = lasted.filter((ms) => ms > CUT_WITHIN_MS + TOLERANCE_MS).length;
  return late === 0 ? [] : [`${late} slow bodies were not cut within ${CUT_WITHIN_MS} ms`];
}

/** Milliseconds until the connection was cut. */
async function writeSlowly(port: number, head: string): Promise<number> {
  const socket = await openSocket(port);
  if (socket === null) return 0;
  const begun = performance.now();
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  socket.resume();
  socket.write(head);
  const timer = setInterval(() => socket.write(' '), A_BYTE_EVERY_MS);
  await Promise.race([closed, sleep(CUT_WITHIN_MS + 5_000)]);
  clearInterval(timer);
  socket.destroy();
  return performance.now() - begun;
}

async function neverReaders({ service, note }: Stand): Promise<Finding['problems']> {
  const bytes = Buffer.concat(Array<Buffer>(ANSWERS_EACH).fill(postBytes(LARGE)));
  const sockets = await Promise.all(Array.from({ length: NEVER_READERS }, () => openSocket(service.port)));
  const open = sockets.filter((socket) => socket !== null);
  for (const socket of open) socket.write(bytes);
  await sleep(CUT_WITHIN_MS);
  const left = (await Promise.all(open.map(isStillOpen))).filter(Boolean).length;
  for (const socket of open) socket.destroy();
  note(
    `clients that never read: ${open.length - left} of ${open.length} were cut within ${CUT_WITHIN_MS} ms`,
  );
  return left === 0 ? [] : [`${left} clients that never read were not cut within ${CUT_WITHIN_MS} ms`];
}

/** Who does not read learns of a cut by writing: the first byte is answered with a reset, the next fails. */
async function isStillOpen(socket: Socket): Promise<boolean> {
  for (let attempt = 0; attempt < 3 && !socket.destroyed; attempt += 1) {
    socket.write('\r\n');
    await sleep(100);
  }
  return !socket.destroyed;
}
