import { listMerges } from '../ingest/persons/list-merges.js';
import { undoMerge } from '../ingest/persons/undo-merge.js';
import { runOnDatabase } from './on-database.js';

/** The whole of `papergraph merges`: one JSON line for each two persons who were merged, newest last. */
export async function printMerges(): Promise<void> {
  await runOnDatabase(async ({ dataSource }) => {
    for (const merge of await listMerges(dataSource)) process.stdout.write(`${JSON.stringify(merge)}\n`);
  });
}

/** The whole of `papergraph undo-merge ID`. */
export async function undo(id: string): Promise<void> {
  await runOnDatabase(async ({ dataSource, log }) => {
    await undoMerge(dataSource, id);
    log.info({ merge: id }, 'The two persons are apart again');
  });
}
