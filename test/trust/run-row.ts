import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './clients/ask.js';
import type { Ground } from './ground/ground.js';
import type { Service } from './ground/service.js';
import { type StoreName, versionsOf } from './ground/stores.js';
import type { Outcome } from './outcome.js';
import { type Attack, type Finding, type Row, type Stage, type Stand, USUAL_LIMITS } from './row.js';
import type { RunTestFiles } from './run-test-files.js';
import type { WatchReport } from './watch/samples.js';
import { failures, startWatch, worst } from './watch/watch.js';

export interface RunOptions {
  readonly ground: Ground;
  readonly soak: boolean;
  readonly runTestFiles: RunTestFiles;
}

/** Puts one promise to the test. Never rejects: what goes wrong is a problem of the row. */
export async function runRow(row: Row, options: RunOptions): Promise<Outcome> {
  const begun = Date.now();
  const notes: string[] = [];
  const outcome = await outcomeOf(row, options, notes).catch((error: unknown) => ({
    tried: 'it could not be tried',
    times: 0,
    problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }));
  return {
    row,
    verdict: outcome.problems.length > 0 ? 'fail' : 'pass',
    ...outcome,
    notes,
    seconds: (Date.now() - begun) / 1000,
  };
}

type Found = Omit<Outcome, 'row' | 'notes' | 'seconds' | 'verdict'> & Partial<Pick<Outcome, 'verdict'>>;

async function outcomeOf({ proof }: Row, options: RunOptions, notes: string[]): Promise<Found> {
  if (proof.kind === 'not yet') return { verdict: 'not yet', tried: proof.reason, times: 0, problems: [] };
  if (proof.kind === 'tests') return options.runTestFiles(proof.files);
  const note = (line: string) => void notes.push(line);
  if (proof.store === null) return proof.run({ ...options, note, service: NO_SERVICE });
  const stage = await (proof.stage?.(options.ground) ?? stageOn(options.ground, proof.store));
  try {
    const { service, proxy, databaseUrl } = stage;
    return await underWatch(proof, { ...options, note, service, proxy }, databaseUrl);
  } finally {
    await stage.close();
  }
}

/** The service that other rows attack too: it stays. */
async function stageOn(ground: Ground, store: StoreName): Promise<Stage> {
  const service = await ground.serviceOn(store);
  return { service, databaseUrl: await ground.storeUrl(store), close: () => Promise.resolve() };
}

const NO_SERVICE = new Proxy({} as Service, {
  get() {
    throw new Error('This attack has no store, so no service was started for it.');
  },
});

async function underWatch(attack: Attack, stand: Stand, databaseUrl: string): Promise<Found> {
  const before = await versionsOf(databaseUrl);
  const { service, ground } = stand;
  const watch = startWatch({
    url: service.url,
    servicePid: service.pid,
    postgresFolder: ground.postgres.dataFolder,
  });
  const begun = Date.now();
  const finding = await attack.run(stand).catch(failed);
  const recovery = await timeToNormal(service);
  const report = await watch.end();
  const held = heldSince(service, begun);
  const lost = await whatWasLost(databaseUrl, before);
  const alive = service.isRunning();
  // What an attack has left broken is that row's fault alone.
  if (recovery === null && attack.stage === undefined) await ground.discardService();
  const felt = { alive, report, held, recovery, lost };
  return {
    ...finding,
    ...describe(felt),
    problems: [...finding.problems, ...problemsOf(attack, felt)],
    gravest: gravestOf(felt),
  };
}

function failed(error: unknown): Finding {
  return {
    tried: 'the attack broke off',
    times: 0,
    problems: [String(error instanceof Error ? error.stack : error)],
  };
}

/** What others felt of an attack. */
interface Felt {
  readonly alive: boolean;
  readonly report: WatchReport;
  readonly held: number;
  /** Milliseconds until a plain query was answered again; null: not within the time for it. */
  readonly recovery: number | null;
  readonly lost: string;
}

const NORMAL_WITHIN_MS = 5_000;

async function timeToNormal({ url }: Service): Promise<number | null> {
  const begun = performance.now();
  while (performance.now() - begun < NORMAL_WITHIN_MS) {
    const { status } = await ask(url, '{papers(first:1){nodes{slug}}}', { timeout: 2_000 });
    if (status === 200) return performance.now() - begun;
    await sleep(50);
  }
  return null;
}

function heldSince(service: Service, begun: number): number {
  return service
    .delays()
    .filter(({ at }) => at >= begun)
    .reduce((most, { heldMs }) => Math.max(most, heldMs), 0);
}

async function whatWasLost(databaseUrl: string, before: string): Promise<string> {
  const after = await versionsOf(databaseUrl).catch((error: unknown) => String(error));
  return after === before ? 'nothing' : `rows are not as before: ${after}`;
}

function describe({ report, held, lost }: Felt) {
  const { samples, serviceMegabytes, postgresMegabytes } = report;
  return {
    lost,
    otherMs: worst(samples, 'other'),
    otherFailures: failures(samples, 'other').length,
    sameMs: worst(samples, 'same'),
    sameFailures: failures(samples, 'same').length,
    healthMs: worst(samples, 'healthz'),
    heldMs: held,
    serviceMegabytes,
    postgresMegabytes,
  };
}

function problemsOf(attack: Attack, felt: Felt): string[] {
  const limits = { ...USUAL_LIMITS, ...attack.limits };
  const { samples, serviceMegabytes, postgresMegabytes } = felt.report;
  const failed = failures(samples, 'other');
  const first = failed[0];
  const found: [wrong: boolean, problem: string][] = [
    [!felt.alive, 'the process ended'],
    [felt.recovery === null, `a plain query was not answered within ${NORMAL_WITHIN_MS} ms of the end`],
    [over(worst(samples, 'other'), limits.otherMs), `another client waited ${ms(worst(samples, 'other'))}`],
    [
      over(failed.length, limits.otherFailures),
      `another client got ${failed.length} other answers, the first: ${first?.status} ${first?.text}`,
    ],
    [over(worst(samples, 'healthz'), limits.healthMs), `/healthz took ${ms(worst(samples, 'healthz'))}`],
    [failures(samples, 'healthz').length > 0, '/healthz was not always 200'],
    [over(felt.held, limits.loopMs), `the event loop was held for ${ms(felt.held)}`],
    [over(serviceMegabytes, limits.serviceMegabytes), `the service had ${mb(serviceMegabytes)}`],
    [over(postgresMegabytes, limits.postgresMegabytes), `PostgreSQL had ${mb(postgresMegabytes)}`],
    [felt.lost !== 'nothing', felt.lost],
  ];
  return found.filter(([wrong]) => wrong).map(([, problem]) => problem);
}

/** The service is gone or answers no more, or something is lost. */
function gravestOf({ alive, recovery, lost }: Felt): string[] {
  const found: [wrong: boolean, problem: string][] = [
    [!alive, 'the process ended'],
    [recovery === null, 'a plain query was not answered any more'],
    [lost !== 'nothing', lost],
  ];
  return found.filter(([wrong]) => wrong).map(([, problem]) => problem);
}

function over(value: number | null, limit: number | null): boolean {
  return value !== null && limit !== null && value > limit;
}

const ms = (value: number) => `${Math.round(value)} ms`;
const mb = (value: number | null) => `${Math.round(value ?? 0)} MB`;
