import type { DataSource } from 'typeorm';
import { sql } from '../../../src/database/sql.js';
import { deriveUnderivedBodies } from '../../../src/ingest/derive-underived-bodies.js';
import { deriveUnderivedNames } from '../../../src/ingest/derive-underived-names.js';
import { finishImport } from '../../../src/ingest/finish-import.js';
import { type Step, observeTables, runSteps } from '../../../src/ingest/pipeline/step.js';
import { WAYS_IN } from '../../../src/ingest/pipeline/ways-in.js';
import { splitPaper } from '../../../src/ingest/papers/split-paper.js';
import { listMerges } from '../../../src/ingest/persons/list-merges.js';
import { undoMerge } from '../../../src/ingest/persons/undo-merge.js';
import { restoreStore } from '../../../src/ingest/restore/restore-store.js';
import { affectedAuthors, affectedPapers } from '../../../src/ingest/staging/tables.js';
import { inTransaction } from '../../../src/ingest/transaction/transaction.js';
import { SOURCE_KIND_NAMES } from '../../../src/source-kinds.js';
import { addAgedNames } from '../../support/aged-names.js';
import { exportText, textLines } from '../../support/export-text.js';
import {
  ARXIV,
  OPENALEX,
  arxivRecord,
  importRecords,
  openAlexRecord,
  orcid,
} from '../../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';
import { addVariety } from '../../support/varied-store.js';

let seeded: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  seeded = await createTestDatabase('seeded');
  empty = await createTestDatabase('empty');
});
afterAll(async () => {
  await seeded.drop();
  await empty.drop();
});

const DOI = { scheme: 'DOI', value: '10.1000/fen' } as const;

/** Persons whom identifiers make one, and tell apart again; papers that turn out to be one; persons of one name. */
async function importOdds(dataSource: DataSource): Promise<void> {
  await importRecords(dataSource, OPENALEX, [
    openAlexRecord('W1', 'On Fens', [['Ada Fen', 'A1']], {
      identifiers: [DOI],
      venue: 'Fens',
      references: ['OPENALEX:W6', 'DOI:10.1000/tarn OPENALEX:W99'],
    }),
    openAlexRecord('W6', 'On Weirs', [['Bo Reed', 'A2']], { venue: 'Weirs' }),
    ...['Uma Holt', 'Ulla Holt', 'Zoe Hunt'].map((name, place) =>
      openAlexRecord(`W7${place}`, `On Ponds ${place}`, [[name, 'A3']]),
    ),
    openAlexRecord('W3', 'On Bogs', [['Cy Moss', orcid(1)]]),
    openAlexRecord('W4', 'On Mires', [['Cy Moss']]),
  ]);
  await importRecords(dataSource, OPENALEX, [
    openAlexRecord('W2', 'On Marshes', [['Ada Fen', 'A1', 'A2']]),
    openAlexRecord('W5', 'On Swamps', [['Cy Moss', orcid(2)]], { venue: 'Weirs', issn: '0028-0836' }),
  ]);
  await importRecords(dataSource, OPENALEX, [
    openAlexRecord('W2', 'On Marshes', [['Zed Heath', 'A9']], {
      references: ['OPENALEX:W1', 'OPENALEX:W99'],
    }),
    openAlexRecord('W5', 'On Swamps', [['Ida Vale', orcid(2)]]),
    openAlexRecord('W1', 'On Fens', [['Ada Fen', 'A1']], {
      identifiers: [DOI],
      references: ['OPENALEX:W99'],
    }),
  ]);
  const both = { scheme: 'OPENALEX', value: 'W4' } as const;
  await importRecords(dataSource, ARXIV, [
    { ...arxivRecord('2001.00001', 'On Both', ['John Public', 'Kim Oda']), identifiers: [DOI, both] },
    arxivRecord('2001.00002', 'On Peat', ['John Q. Public', 'Kim Oda']),
  ]);
  await finishImport(dataSource, []);
  await importRecords(dataSource, ARXIV, [arxivRecord('2001.00003', 'On Reed', ['John Public'])]);
  await finishImport(dataSource, []);
}

/** Where one of two who are taken apart is another person's by what has come since. */
const SELDOM = 'splitPersons makes shared_papers';

async function undoIdentifierMerges(dataSource: DataSource): Promise<void> {
  for (const { id, evidence, undoneAt } of await listMerges(dataSource))
    if (undoneAt === null && JSON.stringify(evidence).includes('"identifier"'))
      await undoMerge(dataSource, id).catch(() => 'names that are gone');
}

const step = (run: Step<unknown>['run']): Step<unknown> => ({
  name: 'odd',
  reads: [affectedPapers],
  makes: [],
  run,
});

/** What running a step alone, which says that it reads the affected papers, is refused for. */
async function refusalOf(run: Step<unknown>['run']): Promise<string> {
  const running = inTransaction(empty.dataSource, async (transaction) => {
    await transaction.run('create', affectedPapers.create);
    await runSteps(transaction, [step(run)], {});
  });
  return running.then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  );
}

it('lets a step read what it says that it reads', async () => {
  const refusal = await refusalOf(async (transaction) => {
    await transaction.run('read', sql`select from ${affectedPapers}`);
  });
  expect(refusal).toBe('none');
});

it('refuses a statement that uses a table which its step does not name', async () => {
  const refusal = await refusalOf(async (transaction) => {
    await transaction.run('read', sql`select from ${affectedPapers} join ${affectedAuthors} on true`);
  });
  expect(refusal).toBe('odd does not say that it uses affected_authors, as read does');
});

it('refuses a statement that changes a table which its step only reads', async () => {
  const refusal = await refusalOf(async (transaction) => {
    await transaction.run('change', sql`delete from ${affectedPapers}`);
  });
  expect(refusal).toBe('odd does not say that it makes affected_papers, as change does');
});

it('has steps that use every table which they name', async () => {
  const used = new Set<string>();
  observeTables(({ step: name, tables, written }) => {
    for (const table of tables) used.add(`${name} uses ${table.name}`);
    for (const table of written) used.add(`${name} makes ${table.name}`);
  });
  await addVariety(seeded.dataSource);
  await importOdds(seeded.dataSource);
  const text = await exportText(seeded.dataSource, { format: 'ndjson' });
  await restoreStore(empty.dataSource, textLines(text), SOURCE_KIND_NAMES);
  await splitPaper(seeded.dataSource, 'neural-networks-and-the-chomsky-hierarchy', [2]);
  await undoIdentifierMerges(seeded.dataSource);
  await importRecords(seeded.dataSource, OPENALEX, [
    openAlexRecord('W8', 'On Lakes', [['Una Ek', 'A4']]),
    openAlexRecord('W9', 'On Rivers', [['U. Ek', 'A4']]),
  ]);
  await addAgedNames(seeded.dataSource);
  await seeded.dataSource.query("update author_names set name_key = 'ek, una' where name_key = 'una ek'");
  await seeded.dataSource.query("delete from derivations where name = 'body names'");
  await deriveUnderivedBodies(seeded.dataSource, () => undefined);
  await deriveUnderivedNames(seeded.dataSource, () => undefined);
  const named = WAYS_IN.flatMap(({ steps }) => steps).flatMap(({ name, reads, makes }) => [
    ...reads.map((table) => `${name} uses ${table.name}`),
    ...makes.map((table) => `${name} makes ${table.name}`),
  ]);
  const unused = named.filter((use) => !used.has(use) && !use.startsWith('stageNothing') && use !== SELDOM);
  expect([...new Set(unused)].sort()).toEqual([]);
});
