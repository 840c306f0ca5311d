import fc from 'fast-check';
import { printInstitutionKey } from '../../../src/text/affiliations.js';
import {
  ARXIV,
  type GivenBulkRecord,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importRecords,
  openAlexRecord,
} from '../../support/import-records.js';
import { plainBodies } from '../../support/plain-bodies.js';
import { createTestDatabase } from '../../support/test-database.js';

const VENUES = [
  'Peat',
  'PEAT',
  'The Peat',
  'Annals of Moss & Fern',
  'Annals of Moss and Fern',
  'Fen',
  'arXiv',
];
const ISSNS = ['0028-0836', '1234-5679'];
const INSTITUTIONS = ['Bog Institute', 'The Bog Institute', 'BOG INSTITUTE', 'Fen College', 'Mire Lab'];
const RORS = ['https://ror.org/01aaaaa11', 'https://ror.org/02bbbbb22'];

const institution = fc.record({
  name: fc.constantFrom(...INSTITUTIONS),
  ror: fc.option(fc.constantFrom(...RORS)),
  countryCode: fc.option(fc.constantFrom('CH', 'NO')),
});

const said = fc.record({
  venue: fc.option(fc.constantFrom(...VENUES)),
  issn: fc.option(fc.constantFrom(...ISSNS)),
  institutions: fc.uniqueArray(institution, { maxLength: 3, selector: ({ name }) => name }),
});

interface Imported {
  work: number;
  collection: 'arxiv' | 'openalex';
  said: typeof said extends fc.Arbitrary<infer Value> ? Value : never;
}

const imported: fc.Arbitrary<Imported> = fc.record({
  work: fc.nat(7),
  collection: fc.constantFrom('arxiv', 'openalex'),
  said,
});

/** Batches in order; a record that comes again replaces the former. */
const batches = fc.array(
  fc.uniqueArray(imported, { selector: (one) => `${one.collection} ${one.work}`, maxLength: 8 }),
  { minLength: 1, maxLength: 6 },
);

/** Both records of a work give its DOI, so that they are one paper. */
function recordOf({ work, collection, said: { institutions, ...rest } }: Imported): GivenBulkRecord {
  const values = {
    ...rest,
    institutions: institutions.map(({ name }) => name),
    institutionKeys: institutions.map((one) => printInstitutionKey(one)),
  };
  const doi = { scheme: 'DOI' as const, value: `10.9000/w${work}` };
  const title = `The bogs of region ${work} and what grows there`;
  if (collection === 'openalex')
    return openAlexRecord(`W${work + 1}`, title, [], { ...values, identifiers: [doi] });
  const record = arxivRecord(`2001.0${1000 + work}`, title, [], values);
  return { ...record, identifiers: [...record.identifiers, doi] };
}

it('equals a plain computation, in whatever order papers come and change', async () => {
  const database = await createTestDatabase('empty');
  const { dataSource } = database;
  const slugs = () =>
    dataSource.query<{ slug: string }[]>(`
      select slug from venues union all select slug from venue_slugs
      union all select slug from institutions union all select slug from institution_slugs`);
  try {
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        await emptyStore(dataSource);
        for (const batch of given)
          for (const collection of [ARXIV, OPENALEX]) {
            const records = batch.filter((one) => one.collection === collection.name).map(recordOf);
            if (records.length === 0) continue;
            await importRecords(dataSource, collection, records);
            const { stored, expected } = await plainBodies(dataSource);
            expect(stored.sort()).toEqual(expected.sort());
            for (const { slug } of await slugs()) expect(slug).toMatch(/^[a-z0-9-]+$/);
          }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  } finally {
    await database.drop();
  }
});
