import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.js';
import { killServices, type Service, startService } from './service.js';
import { makeStore, type StoreName } from './stores.js';

/** What all rows of a run stand on: one PostgreSQL, its stores, and the service that is under attack. */
export interface Ground {
  readonly postgres: OwnPostgres;
  /** For files of this run. */
  readonly folder: string;
  /** The URL of the store's database, which is made when it is first asked for. */
  storeUrl(name: StoreName): Promise<string>;
  /** The service on the store: the one that runs, unless it has ended or serves another store. */
  serviceOn(name: StoreName): Promise<Service>;
  /** Ends the service that runs: the next row gets a new one. */
  discardService(): Promise<void>;
  /** All that services of this run have logged. */
  logs(): string;
  /** Remembers a service of an attack's own, for `logs`. */
  remember(service: Service): void;
  close(): Promise<void>;
}

/** A folder without documents: made-up papers have no pages. */
const SEEDS_OF: Readonly<Record<StoreName, string>> = { seeds: 'seeds', papers: '' };

export async function openGround(soak: boolean): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'papergraph-trust-'));
  const postgres = await startOwnPostgres(join(folder, 'postgres'));
  const stores = new Map<StoreName, Promise<void>>();
  const services: Service[] = [];
  let current: { name: StoreName; service: Service } | undefined;

  const storeUrl = async (name: StoreName) => {
    const made = stores.get(name) ?? makeStore(postgres, name, soak);
    stores.set(name, made);
    await made;
    return postgres.urlOf(name);
  };
  const remember = (service: Service) => void services.push(service);
  const serviceOn = async (name: StoreName) => {
    if (current?.name === name && current.service.isRunning()) return current.service;
    await current?.service.stop();
    const env = { SEEDS_DIR: SEEDS_OF[name] || folder };
    const service = await startService({ databaseUrl: await storeUrl(name), env });
    remember(service);
    current = { name, service };
    return service;
  };
  const discardService = async () => {
    current?.service.signal('SIGKILL');
    await current?.service.ended;
    current = undefined;
  };
  const close = async () => {
    killServices();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const logs = () => services.map((service) => service.output()).join('\n');
  return { postgres, folder, storeUrl, serviceOn, discardService, logs, remember, close };
}
