import { columnsOf } from '../../src/database/columns.js';
import { PaperEntity } from '../../src/database/entities/paper.entity.js';
import type { Runner } from '../../src/database/runner.js';
import type { PageRequest } from '../../src/store/keyset.js';
import { papersPage } from '../../src/store/papers/paper-store.js';

/** What must not compile: checked by `npm run types`, where an expected error that does not come is one. */

export async function titleOfFirst(runner: Runner, request: PageRequest): Promise<unknown> {
  const order = { field: 'TITLE', direction: 'ASC' } as const;
  const { rows } = await papersPage(runner, { filter: {}, order, columns: ['id', 'title'] }, request);
  // @ts-expect-error A column that was not asked.
  return rows[0]?.title ?? rows[0]?.abstract;
}

// @ts-expect-error A column that papers do not have.
export const unknown = columnsOf(PaperEntity, 'p', ['id', 'venue']);
