import type { DataSource } from '../database/data-source.js';
import { analyzeStore, countPapers } from '../ingest/analyze-store.js';
import {
  deferIndexes,
  hasDeferredIndexes,
  restoreOtherIndexes,
  restoreWordsIndex,
  resumeAutovacuum,
} from '../ingest/deferred-indexes.js';

/** Only a load into a store of fewer papers is a first load. */
const SMALL_STORE = 20_000;

/** The usual `firstLoad`. */
export const FIRST_LOAD = 5_000;

/** What an import does for indexes and statistics while it goes on and when it has ended. */
export interface StoreKeeper {
  /** Whether there is something to be done before the next batch, now that a file has brought so many new papers. */
  needsCare(newPapers: number): boolean;
  /** Does it, while no batch is on its way. */
  care(newPapers: number): Promise<void>;
  /**
   * Makes up for what was left out, while the work that ends the import is done.
   *
   * @param changed whether the import has changed anything.
   */
  end<Result>(changed: boolean, finish: () => Promise<Result>): Promise<Result>;
}

export interface FitnessOptions {
  /** A load into a small store is a first load as soon as it has brought as many papers. */
  firstLoad: number;
  /** Is told in a sentence what takes a while. */
  tell: (sentence: string) => void;
}

export async function keepStoreFit(
  dataSource: DataSource,
  { firstLoad, tell }: FitnessOptions,
): Promise<StoreKeeper> {
  const before = await countPapers(dataSource, SMALL_STORE);
  let deferred = await hasDeferredIndexes(dataSource);
  let analyzedAt = Math.max(before, 2_500);
  const analyzed = async <Result>(
    result: Result,
    changed: boolean,
    after?: Promise<void>,
  ): Promise<Result> => {
    await after;
    if (changed) await analyzeStore(dataSource, 'all');
    return result;
  };
  const isFirstLoad = (newPapers: number) => !deferred && before < SMALL_STORE && newPapers >= firstLoad;
  return {
    needsCare: (newPapers) => isFirstLoad(newPapers) || before + newPapers >= 2 * analyzedAt,
    async care(newPapers) {
      if (isFirstLoad(newPapers)) {
        await deferIndexes(dataSource);
        deferred = true;
        tell('This is a first load: the indexes of searches and counts are made when it is over.');
      }
      if (before + newPapers < 2 * analyzedAt) return;
      await analyzeStore(dataSource, 'joined');
      analyzedAt = before + newPapers;
    },
    async end(changed, finish) {
      if (!(await hasDeferredIndexes(dataSource))) return analyzed(await finish(), changed);
      tell('Making the indexes of searches and counts.');
      await resumeAutovacuum(dataSource);
      const words = restoreWordsIndex(dataSource);
      words.catch(() => undefined);
      try {
        await restoreOtherIndexes(dataSource);
        await analyzeStore(dataSource, 'joined');
        return await analyzed(await finish(), changed, words);
      } finally {
        await words.catch(() => undefined);
      }
    },
  };
}
