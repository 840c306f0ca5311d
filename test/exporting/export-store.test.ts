import fc from 'fast-check';
import { exportStore } from '../../src/exporting/export-store.js';
import { cases } from '../support/cases.js';
import { exportText } from '../support/export-text.js';
import { loadRecords } from '../support/load-records.js';
import { SEEDED_SAMPLES, meets, paperFilters, readPaperValues } from '../support/paper-filters.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('seeded')));
afterAll(() => database.drop());

type Line = Record<string, { slug: string; listings: { source: string }[]; name: string; code: string }>;

async function exportLines(filter: object | null = null): Promise<Line[]> {
  const text = await exportText(database.dataSource, { format: 'ndjson', filter });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const kindsOf = (lines: readonly Line[]) => [...new Set(lines.map((line) => Object.keys(line)[0]))];

it('writes the whole store, what is referred to first', async () => {
  const lines = await exportLines();
  expect(kindsOf(lines)).toEqual([
    'papergraph',
    'topic',
    'venue',
    'institution',
    'author',
    'merge',
    'source',
    'paper',
    'end',
  ]);
  expect(lines.at(-1)).toEqual({
    end: { topic: 10, venue: 1, institution: 5, author: 162, merge: 4, source: 5, paper: 151, doubt: 0 },
  });
});

it('writes the papers that meet a filter, and what belongs to them', async () => {
  const filter = { topics: ['stat.ML'], text: 'compression' };
  const lines = await exportLines(filter);
  expect(lines[0]).toEqual({ papergraph: 1, filter });
  const papers = lines.flatMap(({ paper }) => paper ?? []);
  expect(papers.length).toBeGreaterThan(0);
  const sources = lines.flatMap(({ source }) => source?.name ?? []);
  expect(sources.sort()).toEqual(
    [...new Set(papers.flatMap(({ listings }) => listings.map(({ source }) => source)))].sort(),
  );
  expect(lines.flatMap(({ topic }) => topic?.code ?? [])).toContain('stat.ML');
});

it('writes just the papers that meet any filter', async () => {
  const papers = await readPaperValues(database.dataSource);
  await fc.assert(
    fc.asyncProperty(paperFilters(SEEDED_SAMPLES), async (filter) => {
      const slugs = (await exportLines(filter)).flatMap(({ paper }) => paper?.slug ?? []);
      expect(slugs.sort()).toEqual(
        papers
          .filter((paper) => meets(paper, filter))
          .map(({ slug }) => slug)
          .sort(),
      );
    }),
    cases(50),
  );
});

it('writes one state of the store, whatever is loaded meanwhile', async () => {
  const before = await exportText(database.dataSource, { format: 'ndjson' });
  let text = '';
  await exportStore(database.dataSource, { format: 'ndjson', filter: null }, async (pieces) => {
    for await (const piece of pieces) {
      if (text === '') {
        const byline = { names: ['Tim Genewein', 'Ada New'], truncated: false };
        await loadRecords(database.dataSource, 'new.jsonl', [
          { title: 'Universal AI maintains Bayesian predictors', topicLabels: ['cs.NEW'] },
          { title: 'Language Modeling Is Compression', byline },
        ]);
      }
      text += piece;
    }
  });
  expect(text).toBe(before);
  expect(await exportText(database.dataSource, { format: 'ndjson' })).not.toBe(before);
});

it('gives its connection back when the reader has enough', async () => {
  for (let times = 0; times < 12; times += 1) {
    await exportStore(database.dataSource, { format: 'ndjson', filter: null }, async (pieces) => {
      for await (const piece of pieces) if (piece.includes('"author"')) break;
    });
  }
  await expect(
    exportStore(database.dataSource, { format: 'csv', filter: null }, () =>
      Promise.reject(new Error('full')),
    ),
  ).rejects.toThrow('full');
  expect(await exportText(database.dataSource, { format: 'csv' })).toMatch(/^slug,/);
});
