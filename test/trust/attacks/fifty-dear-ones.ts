import { type Answer, ask, codesOf } from '../clients/ask.js';
import { FIFTY, fiftyPaths } from '../clients/queries.js';
import { leftRunning } from '../ground/statements.js';
import type { Attack, Stand } from '../row.js';

const AT_ONCE = 10;
/** A client that is given less than it asked for is told so by one of these. */
const TOLD = ['QUERY_TOO_COMPLEX', 'QUERY_TOO_LARGE', 'TIMEOUT', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED'];

export const fiftyDearOnes: Attack = {
  kind: 'attack',
  store: 'papers',
  async run(stand) {
    const problems: string[] = [];
    let times = 0;
    for (const [name, query] of Object.entries(await queries(stand))) {
      const answers = [await ask(stand.service.url, query), ...(await manyAtOnce(stand, query))];
      const left = await clientsThatLeave(stand, query);
      times += answers.length + AT_ONCE;
      stand.note(`${name}: ${describe(answers)}`);
      problems.push(...answers.map(problemOf).filter((problem) => problem !== null));
      problems.push(...left.map((statement) => `${name}: still running a second later: ${statement}`));
    }
    return {
      tried: 'fifty aliases of what is dear in one request, at once from one client, and left',
      times,
      problems: [...new Set(problems)],
    };
  },
};

async function queries({ ground }: Stand): Promise<Readonly<Record<string, string>>> {
  const rows = await ground.postgres.run('papers', 'select slug from authors order by id limit 60');
  return { ...FIFTY, paths: fiftyPaths(rows.map(({ slug }) => String(slug))) };
}

/** One after the other over several connections, as a script does. */
async function manyAtOnce({ service, soak }: Stand, query: string): Promise<Answer[]> {
  const end = Date.now() + (soak ? 30_000 : 3_000);
  const answers: Answer[] = [];
  const client = async () => {
    do answers.push(await ask(service.url, query));
    while (Date.now() < end);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return answers;
}

/** Gives what runs on though nobody waits for it. */
async function clientsThatLeave({ service, ground }: Stand, query: string): Promise<string[]> {
  const leaving = Array.from({ length: AT_ONCE }, () =>
    ask(service.url, query, { signal: AbortSignal.timeout(300) }),
  );
  await Promise.all(leaving);
  return leftRunning(ground.postgres);
}

function problemOf(answer: Answer): string | null {
  const codes = codesOf(answer);
  const told = codes.length > 0 && codes.every((code) => TOLD.includes(code));
  if (told || (answer.status === 200 && codes.length === 0)) return null;
  return `status ${answer.status}: ${answer.text.slice(0, 200)}`;
}

function describe(answers: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const answer of answers) {
    const how = `${answer.status} ${[...new Set(codesOf(answer))].join()}`.trim();
    counts.set(how, (counts.get(how) ?? 0) + 1);
  }
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  return `${[...counts].map(([how, count]) => `${count} × ${how}`).join(', ')}; at most ${Math.round(slowest)} ms`;
}
