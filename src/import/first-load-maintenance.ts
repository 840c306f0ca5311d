import type { DataSource } from '../database/data-source.js';
import { analyzeStore, estimatePapers } from '../ingest/maintenance/analyze-store.js';
import { deferIndexes, hasDeferredIndexes, restoreIndexes } from '../ingest/maintenance/deferred-indexes.js';

/** Only a load into a store of fewer papers is a first load. */
const SMALL_STORE = 20_000;

/** The usual `firstLoad`. */
export const FIRST_LOAD = 5_000;

/** Statistics of fewer papers than that are not worth keeping up. */
const LEAST_ANALYZED = 2_500;

/** What an import does for indexes and statistics while it goes on and when it has ended. */
export interface Maintenance {
  /** Takes down that a batch, of whatever file of the import, has brought new papers. */
  count(newPapers: number): void;
  /** Whether there is something to be done before the next batch. */
  isDue(): boolean;
  /** Does what is due. No batch may be on its way meanwhile. */
  run(): Promise<void>;
  /**
   * Makes up for what was left out, while the work that ends the import is done.
   *
   * @param changed whether the import has changed anything.
   */
  end<Result>(changed: boolean, finish: () => Promise<Result>): Promise<Result>;
}

export interface MaintenanceOptions {
  /** A load into a small store is a first load as soon as it has brought as many papers. */
  firstLoad: number;
  /** Is told in a sentence what takes a while. */
  tell: (sentence: string) => void;
}

/** The maintenance of one import, planned by what the store holds before it. */
export async function planMaintenance(
  dataSource: DataSource,
  { firstLoad, tell }: MaintenanceOptions,
): Promise<Maintenance> {
  const before = await estimatePapers(dataSource, SMALL_STORE);
  let deferred = await hasDeferredIndexes(dataSource);
  let brought = 0;
  let analyzedAt = Math.max(before, LEAST_ANALYZED);
  const isFirstLoad = () => !deferred && before < SMALL_STORE && brought >= firstLoad;
  const hasDoubled = () => before + brought >= 2 * analyzedAt;
  return {
    count(newPapers) {
      brought += newPapers;
    },
    isDue: () => isFirstLoad() || hasDoubled(),
    async run() {
      if (isFirstLoad()) {
        await deferIndexes(dataSource);
        deferred = true;
        tell('This is a first load: the indexes of searches and counts are made when it is over.');
      }
      if (!hasDoubled()) return;
      await analyzeStore(dataSource, 'joined');
      analyzedAt = before + brought;
    },
    async end(changed, finish) {
      const result = (await hasDeferredIndexes(dataSource))
        ? await makeIndexes(dataSource, tell, finish)
        : await finish();
      if (changed) await analyzeStore(dataSource, 'all');
      return result;
    },
  };
}

function makeIndexes<Result>(
  dataSource: DataSource,
  tell: (sentence: string) => void,
  meanwhile: () => Promise<Result>,
): Promise<Result> {
  tell('Making the indexes of searches and counts.');
  return restoreIndexes(dataSource, () => undefined, meanwhile);
}
