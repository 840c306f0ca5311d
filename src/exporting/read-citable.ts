import { z } from 'zod';
import { ID } from '../database/columns.js';
import { sql } from '../database/sql.js';
import { citablePapersById } from '../store/papers/citable-papers.js';
import type { CitablePaper } from '../citing/citable-paper.js';
import type { ExportScope } from './export-scope.js';
import type { Snapshot } from './snapshot.js';

/** What is cited of the scope's papers, in the order in which they came to the store, some hundred at a time. */
export async function* readCitable(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<CitablePaper[]> {
  const pages = snapshot.pages(
    'exportPaperIds',
    sql`select p.id from papers p where ${scope.condition} order by p.id`,
    PAPER_ID,
  );
  for await (const rows of pages)
    yield await citablePapersById(
      snapshot,
      rows.map(({ id }) => id),
    );
}

const PAPER_ID = z.strictObject({ id: ID });
