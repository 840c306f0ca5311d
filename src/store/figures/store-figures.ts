import { z } from 'zod';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';

export interface TableFigures {
  name: string;
  /** As PostgreSQL estimates them when it analyses the table: counting would read it whole. */
  rows: number;
}

export interface SourceFigures {
  kind: string;
  count: number;
  listings: number;
  /** Seconds since 1970 at the last load of one of them. */
  loadedAt: number;
}

/** The imports of a format that run or were stopped: files, and records of theirs so far. */
export interface ImportFigures {
  format: string;
  files: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

/** What an operator wants to know of the store from afar. */
export interface StoreFigures {
  tables: TableFigures[];
  sources: SourceFigures[];
  imports: ImportFigures[];
}

/** Three short statements, however large the store is, one after the other so that they take one connection. */
export async function readStoreFigures(runner: Runner): Promise<StoreFigures> {
  return {
    tables: await tableFigures(runner),
    sources: await sourceFigures(runner),
    imports: await importFigures(runner),
  };
}

const TABLES = ['papers', 'authors', 'authorships', 'topics', 'listings'];

/** Tables that were never analysed are left out. */
async function tableFigures(runner: Runner): Promise<TableFigures[]> {
  return runner.rows(
    'tableFigures',
    sql`select relname::text as name, reltuples::float8 as rows from pg_class
      where oid = any (${value(TABLES, 'text[]')}::regclass[]) and reltuples >= 0
      order by relname`,
    z.strictObject({ name: z.string(), rows: z.number() }),
  );
}

async function sourceFigures(runner: Runner): Promise<SourceFigures[]> {
  return runner.rows(
    'sourceFigures',
    sql`select kind, count(*)::int as count, coalesce(sum(listing_count), 0)::int as listings,
        extract(epoch from max(loaded_at))::float8 as "loadedAt"
      from sources group by kind order by kind`,
    z.strictObject({ kind: z.string(), count: z.int(), listings: z.int(), loadedAt: z.number() }),
  );
}

async function importFigures(runner: Runner): Promise<ImportFigures[]> {
  return runner.rows(
    'importFigures',
    sql`select format, count(*)::int as files, sum(created)::float8 as created, sum(changed)::float8 as changed,
        sum(unchanged)::float8 as unchanged, sum(rejected)::float8 as rejected
      from import_checkpoints,
        jsonb_to_record(checkpoint -> 'counts')
          as counts (created float8, changed float8, unchanged float8, rejected float8)
      group by format order by format`,
    z.strictObject({
      format: z.string(),
      files: z.int(),
      created: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      rejected: z.number(),
    }),
  );
}
