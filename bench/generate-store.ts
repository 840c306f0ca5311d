import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { Relation } from '../src/database/sql.js';
import { type CopyValue, copyRows } from '../src/ingest/staging/copy-rows.js';
import { AUTHOR_COLUMNS, type AuthorTable, authorRows } from './author-rows.js';
import { DERIVED, STAGED_PAPERS, WRITE_PAPERS } from './derived.js';
import { dropIndexes, rebuildIndexes } from './indexes.js';
import { type MadeUpPaper, Papers, topicsByRank } from './made-up-papers.js';
import { COLUMNS, type PaperRows, type PaperTable, rowsOf } from './paper-rows.js';
import {
  type DrawnReferences,
  REFERENCE_COLUMNS,
  References,
  STAGED_REFERENCES,
  WRITE_REFERENCES,
} from './reference-rows.js';
import { METRICS_COLUMNS, SOURCE_COLUMNS, Sources } from './source-rows.js';

export interface GeneratedSize {
  papers: number;
  /** The same seed gives the same rows. */
  seed?: number;
  /** Works that a paper cites, about; 30 unless given. */
  references?: number;
  /** Is told what has been done. */
  report?: (line: string) => void;
}

const BATCH = 2_000;
/** The database makes the text index of one batch while the next is written: it is the slower side. */
const LANES = 2;

/**
 * Fills a migrated, empty store with made-up records: about two authors for three papers, four authorships and
 * thirty references a paper. Indexes and keys are dropped before and made anew afterwards. 300,000 papers take 4 GB of disk.
 *
 * @throws Error where the store holds papers already.
 */
export async function generateStore(
  connection: PoolConfig,
  { papers: count, seed = 1, references: perPaper = 30, report = () => undefined }: GeneratedSize,
): Promise<void> {
  const pool = new Pool({ ...connection, max: LANES, options: SESSION });
  try {
    await refuseFull(pool);
    const dropped = await dropIndexes(pool);
    const sources = new Sources();
    const papers = new Papers(count, seed);
    await copy(pool, 'topics', ['id', 'code', 'label', 'name'], topicRows());
    const references = new References(count, perPaper, seed);
    const make = (id: number) => {
      const paper = papers.make(id);
      references.note(paper);
      return paper;
    };
    await writePapers(pool, make, sources, count);
    report(`${count} papers`);
    if (perPaper > 0) await writeReferences(pool, references.draw());
    report(`${perPaper} references a paper`);
    const people = authorRows(papers.people.seen);
    for (const table of Object.keys(people) as AuthorTable[]) {
      await copy(pool, table, AUTHOR_COLUMNS[table], people[table]);
    }
    await copy(pool, 'sources', SOURCE_COLUMNS, sources.rows());
    await copy(pool, 'author_metrics', METRICS_COLUMNS, sources.metricsRows());
    report(`${papers.people.seen.length} authors`);
    for (const statement of DERIVED) await pool.query(statement);
    await rebuildIndexes(pool, dropped);
    report('indexes');
    await pool.query('vacuum analyze');
  } finally {
    await pool.end();
  }
}

/** No statement is timed, an index may use memory, and a crash may cost the whole. */
const SESSION =
  '-c statement_timeout=0 -c maintenance_work_mem=512MB -c work_mem=64MB -c synchronous_commit=off -c jit=off';

async function refuseFull(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ full: boolean }>('select exists (select from papers) as full');
  if (rows[0]?.full)
    throw new Error('The database holds papers already; made-up ones go into an empty store.');
}

async function writePapers(
  pool: Pool,
  make: (id: number) => MadeUpPaper,
  sources: Sources,
  count: number,
): Promise<void> {
  let nextId = 1;
  const lane = async () => {
    while (nextId <= count) {
      const size = Math.min(BATCH, count - nextId + 1);
      const first = nextId;
      nextId += size;
      const batch = Array.from({ length: size }, (_, place) => make(first + place));
      await writeBatch(pool, rowsOf(batch, sources));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function writeBatch(pool: Pool, rows: PaperRows): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(STAGED_PAPERS);
    for (const table of Object.keys(rows) as PaperTable[]) {
      await copyOn(client, table, COLUMNS[table], rows[table]);
    }
    await client.query(WRITE_PAPERS);
  });
}

/** Listings are written anew, so that nothing is left of them as they were without. */
async function writeReferences(pool: Pool, drawn: DrawnReferences): Promise<void> {
  const rows = {
    made_up_references: drawn.listingRows(),
    cited_works: drawn.workRows(),
    cited_identifiers: drawn.identifierRows(),
    citations: drawn.citationRows(),
  };
  await inTransaction(pool, async (client) => {
    await client.query(STAGED_REFERENCES);
    for (const table of Object.keys(rows) as (keyof typeof rows)[]) {
      await copyOn(client, table, REFERENCE_COLUMNS[table], rows[table]);
    }
    await client.query(WRITE_REFERENCES);
  });
  await pool.query('vacuum full listings');
}

async function inTransaction(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function copy(
  pool: Pool,
  table: string,
  columns: readonly string[],
  rows: CopyValue[][],
): Promise<void> {
  const client = await pool.connect();
  try {
    await copyOn(client, table, columns, rows);
  } finally {
    client.release();
  }
}

function copyOn(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<CopyValue[]>,
): Promise<void> {
  return copyRows(client, new Relation(table), columns, rows);
}

function topicRows(): CopyValue[][] {
  return topicsByRank.map(({ code, label, name }, place) => [place + 1, code, label, name]);
}
