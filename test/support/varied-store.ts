import type { DataSource } from 'typeorm';
import { importBatch } from '../../src/ingest/import-batch.js';
import { undoMerge } from '../../src/ingest/persons/undo-merge.js';
import { EMPTY_RECORD } from '../../src/listing-fields.js';
import { loadRecords } from './load-records.js';
import { catalyzexPage, loadTexts, profilePage } from './load-texts.js';

const ORCID = { scheme: 'ORCID', value: '0000-0002-1825-0097' } as const;
const OTHER_ORCID = { scheme: 'ORCID', value: '0000-0001-5109-3700' } as const;

/** Adds to a store whatever a store may hold that the five documents do not make. */
export async function addVariety(dataSource: DataSource): Promise<void> {
  await loadChangedPages(dataSource);
  await loadIdentified(dataSource);
  await undoOneMerge(dataSource);
  await importVersions(dataSource);
}

/** Persons who get their slugs first and are merged later; a page that is loaded again as another version. */
async function loadChangedPages(dataSource: DataSource): Promise<void> {
  const peat = { title: 'Peat & moss_1: 50% of $O(n^2)$', names: ['Mara Lind', 'Tom Hart', 'Ola Berg'] };
  const moss = {
    title: 'Moss, "again"',
    names: ['Ola Berg', 'Thomas Hart'],
    comment: '=1+1; {x}',
  };
  await loadTexts(dataSource, { 'a.txt': catalyzexPage('Mara Lind', [peat]) });
  await loadTexts(dataSource, {
    'b.txt': catalyzexPage('Ola Berg', [moss, { ...peat, names: ['Mara Lind'] }]),
  });
  await loadTexts(dataSource, {
    'b.txt': catalyzexPage('Ola Berg', [moss, { title: 'Fen', names: ['Ola Berg'] }]),
  });
  await loadTexts(dataSource, {
    'd.txt': catalyzexPage('Mara Lind', [{ title: 'Sedge', names: ['Mara Lind', 'Thomas Hart'] }]),
  });
  const reed = { title: 'Reed', names: ['Ida Holm', 'Mara Lind'], cut: true, label: 'BOG' };
  await loadTexts(dataSource, { 'c.txt': profilePage('Ida Holm', [reed]) });
}

/** Two persons of one name whom identifiers tell apart, and one with two names. */
async function loadIdentified(dataSource: DataSource): Promise<void> {
  const alex = { scheme: 'OPENALEX', value: 'A11' } as const;
  await loadRecords(dataSource, 'works.jsonl', [
    {
      title: 'Bogs',
      byline: { names: ['Wei Li', 'Mara Lind'], truncated: false, identifiers: [[ORCID, alex], []] },
      identifiers: [
        { scheme: 'DOI', value: '10.1000/Bogs_1' },
        { scheme: 'ARXIV', value: '2209.15618' },
        { scheme: 'OPENALEX', value: 'W12' },
      ],
      publishedOn: '2022-09-30',
      topicLabels: ['cs.LG', 'q-bio.PE'],
    },
    {
      title: 'Mires',
      byline: { names: ['Wei Li', 'W. Li'], truncated: false, identifiers: [[OTHER_ORCID], [alex]] },
      identifiers: [{ scheme: 'DOI', value: '10.48550/arXiv.2301.00001' }],
      references: [
        'DOI:10.1000/bogs_1 OPENALEX:W12',
        'DOI:10.1000/tarn\t1990\tOf Tarns\tbackground',
        '\t\tOf Fells',
      ],
    },
    {
      title: 'Mires',
      byline: { names: ['Nobody Else'], truncated: false },
      abstract: 'A line\nand "another",\t\\N.',
    },
  ]);
}

async function undoOneMerge(dataSource: DataSource): Promise<void> {
  const [merge] = await dataSource.query<{ id: string }[]>(
    `select m.id from author_merges m join authors a on a.id = m.author_id where a.slug = 'jane-x-wang'`,
  );
  if (merge) await undoMerge(dataSource, merge.id);
}

/** Records of a collection, the second version of which makes two papers one; the import does not come to its end. */
async function importVersions(dataSource: DataSource): Promise<void> {
  const record = { ...EMPTY_RECORD, line: 1, updatedOn: '2024-02-29' };
  const byline = { names: ['Mara Lind', 'Ola Berg'], truncated: false };
  const heath = {
    ...record,
    key: '2401.00001',
    title: 'Heath',
    byline,
    identifiers: [arxiv('2401.00001')],
    venue: 'Moors',
  };
  const moor = {
    ...record,
    key: '2401.00002',
    title: 'Moor',
    byline: null,
    identifiers: [doi('10.1000/moor')],
    venue: 'Moor Letters',
    issn: '0028-0836',
    institutions: ['Bog Institute'],
    institutionKeys: ['https://ror.org/05a28rw58 CH'],
  };
  const published = {
    ...heath,
    identifiers: [arxiv('2401.00001'), doi('10.1000/moor')],
    issn: '0028-0836',
    updatedOn: '2024-03-01',
  };
  for (const records of [[heath, moor], [published]]) {
    await importBatch(dataSource, {
      collection: { name: 'arXiv', kind: 'ARXIV_SNAPSHOT' },
      records,
      checkpointsAfter: ({ created, changed, unchanged, newPapers }) =>
        Promise.resolve([
          {
            key: { format: 'arxiv', file: 'versions.json' },
            checkpoint: {
              items: records.length,
              digest: '',
              rejectBytes: 0,
              counts: { created, changed, unchanged, newPapers, rejected: 0 },
            },
          },
        ]),
    });
  }
}

const arxiv = (value: string) => ({ scheme: 'ARXIV', value }) as const;
const doi = (value: string) => ({ scheme: 'DOI', value }) as const;
