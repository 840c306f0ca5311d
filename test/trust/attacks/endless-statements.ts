import { type Answer, ask, codesOf } from '../clients/ask.js';
import { holdTable } from '../ground/held-table.js';
import { leftRunning } from '../ground/statements.js';
import type { Attack, Stand } from '../row.js';

const AUTHORS = '{ authors(first: 5) { nodes { name } } }';
const TIMED_OUT_AFTER_MS = 5_000;
const TOLERANCE_MS = 1_500;
const WAITING = 3;
const LEAVING = 30;

export const endlessStatements: Attack = {
  kind: 'attack',
  store: 'papers',
  async run(stand) {
    const held = await holdTable(await stand.ground.storeUrl('papers'), 'authors');
    try {
      const problems: string[] = [];
      for (let round = 0; round < (stand.soak ? 10 : 1); round += 1)
        problems.push(...(await waitingClients(stand)), ...(await leavingClients(stand)));
      return {
        tried: 'statements that never end, with clients that wait and clients that leave',
        times: WAITING + LEAVING,
        problems,
      };
    } finally {
      await held.release();
    }
  },
};

async function waitingClients({ service, ground, note }: Stand): Promise<string[]> {
  const answers = await Promise.all(Array.from({ length: WAITING }, () => ask(service.url, AUTHORS)));
  note(`those who waited were told so after ${answers.map(({ ms }) => Math.round(ms)).join(', ')} ms`);
  const left = await leftRunning(ground.postgres);
  return [
    ...answers.map(problemOf).filter((problem) => problem !== null),
    ...left.map((statement) => `runs on after the time-out: ${statement}`),
  ];
}

function problemOf(answer: Answer): string | null {
  if (!codesOf(answer).includes('TIMEOUT'))
    return `no TIMEOUT but ${answer.status} ${answer.text.slice(0, 150)}`;
  const off = Math.abs(answer.ms - TIMED_OUT_AFTER_MS);
  return off > TOLERANCE_MS ? `TIMEOUT after ${Math.round(answer.ms)} ms` : null;
}

async function leavingClients({ service, ground }: Stand): Promise<string[]> {
  await Promise.all(
    Array.from({ length: LEAVING }, () => ask(service.url, AUTHORS, { signal: AbortSignal.timeout(500) })),
  );
  const left = await leftRunning(ground.postgres);
  return left.map((statement) => `runs on though its client has left: ${statement}`);
}
