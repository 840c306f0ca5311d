import { UserError } from '../user-error.js';
import { runOnDatabase } from './on-database.js';

/**
 * The whole of `papergraph split-paper SLUG ENTRY…`: without entries one JSON line for each that the paper was made of, else
 * these become a paper of their own, for good.
 */
export async function runSplitPaper(slug: string, entries: readonly string[]): Promise<void> {
  const numbers = entries.map((entry) => {
    if (!/^[1-9]\d{0,8}$/.test(entry)) throw new UserError(`Expected the number of an entry, got ${entry}.`);
    return Number(entry);
  });
  await runOnDatabase(async ({ dataSource, log }) => {
    const { paperEntries, splitPaper } = await import('../ingest/papers/split-paper.js');
    if (numbers.length > 0) {
      const newPaper = await splitPaper(dataSource, slug, numbers);
      log.info({ paper: slug, newPaper }, 'The paper is two');
      return;
    }
    const found = await paperEntries(dataSource, slug);
    if (found.length === 0) throw new UserError(`There is no paper ${slug}.`);
    for (const entry of found) process.stdout.write(`${JSON.stringify(entry)}\n`);
  });
}
