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
/** A large answer is on its way by then. */
const ANSWERED_WITHIN_MS = 8_000;
/** The buffers of both ends of a connection take no more than this. */
const KEPT_BY_THE_SYSTEM = 12_000_000;

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

/** Each asks once for more than the system keeps for it; who is refused at once has nothing to leave unread. */
async function neverReaders({ service, note }: Stand): Promise<Finding['problems']> {
  const sockets = await Promise.all(Array.from({ length: NEVER_READERS }, () => openSocket(service.port)));
  const open = sockets.filter((socket) => socket !== null);
  for (const socket of open) socket.write(postBytes(LARGE));
  await sleep(ANSWERED_WITHIN_MS + CUT_WITHIN_MS);
  const ends = await Promise.all(open.map(readTheRest));
  const count = (end: End) => ends.filter((one) => one === end).length;
  note(
    `clients that never read: ${count('cut')} were cut, ${count('whole')} had no more than the system keeps`,
  );
  return [
    ...(count('stuck') === 0
      ? []
      : [`${count('stuck')} clients that never read were not cut within ${CUT_WITHIN_MS} ms`]),
    ...(count('cut') === 0 ? ['no client had anything to leave unread'] : []),
  ];
}

type End = 'cut' | 'whole' | 'stuck';

/** What a client finds that reads at last: an answer in whole, an answer without its end, or one that goes on. */
async function readTheRest(socket: Socket): Promise<End> {
  let bytes = 0;
  let length = Infinity;
  const end = new Promise<End>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      if (bytes === 0) length = lengthOf(chunk.toString('latin1'));
      bytes += chunk.length;
      if (bytes >= length) resolve('whole');
    });
    socket.once('close', () => resolve('cut'));
  });
  const patience = sleep(2_000).then(() => 'stuck' as const);
  const found = await Promise.race([end, patience]);
  // It was written from memory while we read: nobody had cut it.
  const ended = found === 'whole' && length > KEPT_BY_THE_SYSTEM ? 'stuck' : found;
  socket.destroy();
  return ended;
}

/** Of the whole answer, its head included. */
function lengthOf(text: string): number {
  const body = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Infinity);
  return text.indexOf('\r\n\r\n') + 4 + body;
}
