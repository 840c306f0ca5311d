import type { Registry } from 'prom-client';
import type { StoreFigures } from '../store/figures/store-figures.js';
import { type Sample, sampledGauge, single } from './sampled.js';

export type ReadStoreFigures = () => Promise<StoreFigures>;

/** Figures of the store grow slowly, and reading them takes a connection. */
const READ_AGAIN_MS = 15_000;

/** Declares what the store holds, and how far imports are that run beside the service or were stopped. */
export function storeMetrics(register: Registry, readStore: ReadStoreFigures): void {
  const figures = new LastFigures(readStore);
  const gauge = (
    name: string,
    help: string,
    samples: (figures: StoreFigures) => Sample[],
    labelNames: string[],
  ) => {
    sampledGauge(register, {
      name,
      help,
      labelNames,
      read: () => (figures.last === undefined ? [] : samples(figures.last)),
    });
  };
  sampledGauge(register, {
    name: 'papergraph_store_read_age_seconds',
    help: 'Age of the figures of the store, which are read at most every 15 seconds.',
    read: () => {
      figures.readAgain();
      return figures.last === undefined ? [] : single(figures.age / 1000);
    },
  });
  gauge('papergraph_store_rows', 'Rows of a table, as PostgreSQL estimates them.', samplesOfTables, [
    'table',
  ]);
  gauge('papergraph_sources', 'Documents and collections that the store was loaded from.', samplesOfSources, [
    'kind',
  ]);
  gauge('papergraph_source_listings', 'Entries of them.', samplesOfListings, ['kind']);
  gauge(
    'papergraph_source_loaded_timestamp_seconds',
    'When one of them was loaded last, in seconds since 1970.',
    samplesOfLoads,
    ['kind'],
  );
  gauge('papergraph_imports_unfinished', 'Files whose import runs or was stopped.', samplesOfImports, [
    'format',
  ]);
  gauge('papergraph_import_records', 'Records of these files so far.', samplesOfRecords, [
    'format',
    'outcome',
  ]);
}

/** The last figures that could be read. A scrape never waits for the next: it starts their reading. */
class LastFigures {
  last: StoreFigures | undefined;
  private readAt = -Infinity;
  private startedAt = -Infinity;
  private isReading = false;

  constructor(private readonly read: ReadStoreFigures) {}

  /** Milliseconds since the figures were read. */
  get age(): number {
    return performance.now() - this.readAt;
  }

  readAgain(): void {
    if (this.isReading || performance.now() - this.startedAt < READ_AGAIN_MS) return;
    this.isReading = true;
    this.startedAt = performance.now();
    void this.readNow().finally(() => (this.isReading = false));
  }

  /** Where the database is away the last figures stay, and their age tells. */
  private async readNow(): Promise<void> {
    try {
      this.last = await this.read();
      this.readAt = performance.now();
    } catch {
      // The log of the requests that fail for the same reason says which.
    }
  }
}

function samplesOfTables({ tables }: StoreFigures): Sample[] {
  return tables.map(({ name, rows }) => ({ labels: { table: name }, value: rows }));
}

function samplesOfSources({ sources }: StoreFigures): Sample[] {
  return sources.map(({ kind, count }) => ({ labels: { kind }, value: count }));
}

function samplesOfListings({ sources }: StoreFigures): Sample[] {
  return sources.map(({ kind, listings }) => ({ labels: { kind }, value: listings }));
}

function samplesOfLoads({ sources }: StoreFigures): Sample[] {
  return sources.map(({ kind, loadedAt }) => ({ labels: { kind }, value: loadedAt }));
}

function samplesOfImports({ imports }: StoreFigures): Sample[] {
  return imports.map(({ format, files }) => ({ labels: { format }, value: files }));
}

function samplesOfRecords({ imports }: StoreFigures): Sample[] {
  return imports.flatMap(({ format, created, changed, unchanged, rejected }) =>
    Object.entries({ created, changed, unchanged, rejected }).map(([outcome, value]) => ({
      labels: { format, outcome },
      value,
    })),
  );
}
