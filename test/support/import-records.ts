import type { DataSource } from 'typeorm';
import { finishImport } from '../../src/ingest/finish-import.js';
import { type BatchSummary, importBatch } from '../../src/ingest/import-batch.js';
import type { Collection } from '../../src/ingest/sources/write-collection.js';
import { EMPTY_RECORD } from '../../src/listing-fields.js';
import type { BulkRecord } from '../../src/record.js';
import type { AuthorIdentifier } from '../../src/terms.js';

/** A record of a collection: what is not given, it does not say. */
export type GivenBulkRecord = Partial<BulkRecord> & Pick<BulkRecord, 'key' | 'title'>;

export const ARXIV: Collection = { name: 'arxiv', kind: 'ARXIV_SNAPSHOT' };
export const OPENALEX: Collection = { name: 'openalex', kind: 'OPENALEX_WORKS' };

const KEY = { format: 'test', file: 'test.jsonl' };

/** Imports one batch, without the end of the import. */
export async function importRecords(
  dataSource: DataSource,
  collection: Collection,
  records: readonly GivenBulkRecord[],
): Promise<BatchSummary> {
  return importBatch(dataSource, {
    collection,
    records: records.map((record) => ({ ...EMPTY_RECORD, line: 1, updatedOn: null, ...record })),
    checkpointsAfter: ({ created, changed, unchanged, newPapers }) =>
      Promise.resolve([
        {
          key: KEY,
          checkpoint: {
            items: 0,
            digest: '',
            rejectBytes: 0,
            counts: { created, changed, unchanged, rejected: 0, newPapers },
          },
        },
      ]),
  });
}

/** Imports records in batches of a size, whole. @returns how many persons were merged. */
export async function importWhole(
  dataSource: DataSource,
  collection: Collection,
  records: readonly GivenBulkRecord[],
  size = 1000,
): Promise<number> {
  for (let start = 0; start < records.length; start += size)
    await importRecords(dataSource, collection, records.slice(start, start + size));
  return finishImport(dataSource, [KEY]);
}

/** A record of the arXiv snapshot. */
export function arxivRecord(
  id: string,
  title: string,
  names: readonly string[],
  rest: Partial<BulkRecord> = {},
) {
  return {
    key: id,
    title,
    byline: names.length > 0 ? { names: [...names], truncated: false } : null,
    identifiers: [{ scheme: 'ARXIV' as const, value: id }],
    ...rest,
  } satisfies GivenBulkRecord;
}

/** A name of a byline with what identifies its person, such as `A17` or an ORCID iD. */
export type GivenPerson = readonly [name: string, ...identifiers: string[]];

/** A work of OpenAlex. */
export function openAlexRecord(
  key: string,
  title: string,
  persons: readonly GivenPerson[],
  rest: Partial<BulkRecord> = {},
) {
  return {
    key,
    title,
    byline: {
      names: persons.map(([name]) => name),
      truncated: false,
      identifiers: persons.map(identifiersOf),
    },
    ...rest,
    identifiers: [{ scheme: 'OPENALEX' as const, value: key }, ...(rest.identifiers ?? [])],
  } satisfies GivenBulkRecord;
}

function identifiersOf([, ...values]: GivenPerson): AuthorIdentifier[] {
  return values.map((value) => ({ scheme: value.startsWith('A') ? 'OPENALEX' : 'ORCID', value }));
}

/** An ORCID iD of a small number, with its check digit: ISO 7064 mod 11-2. */
export function orcid(number: number): string {
  const digits = String(number).padStart(15, '0');
  const sum = [...digits].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  const check = '0123456789X'[(12 - (sum % 11)) % 11] ?? '';
  return (digits + check).replace(/(....)(?=.)/g, '$1-');
}

/** Whatever has no foreign key to one of the others; what has goes along. */
const TABLES = `papers, authors, doubts, author_topics, author_identifiers, sources, topics, lexemes, search_words,
  unmatched_authors, import_checkpoints, paper_separations, venues, institutions`;

/** As if nothing had ever been imported. */
export async function emptyStore(dataSource: DataSource): Promise<void> {
  await dataSource.query(`truncate ${TABLES} restart identity cascade`);
}
