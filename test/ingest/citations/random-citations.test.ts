import fc from 'fast-check';
import { EMPTY_RECORD } from '../../../src/listing-fields.js';
import { printReference } from '../../../src/text/references.js';
import type { SchemedIdentifier } from '../../../src/text/identifier.js';
import { ARXIV, type GivenBulkRecord, OPENALEX, importRecords } from '../../support/import-records.js';
import { plainCitations } from '../../support/plain-citations.js';
import { createTestDatabase } from '../../support/test-database.js';

/** Works of the world, each with what it may be known by; some are never imported. */
const WORKS = 12;

function identifiersOf(work: number): SchemedIdentifier[] {
  return [
    { scheme: 'OPENALEX', value: `W${work + 1}` },
    { scheme: 'DOI', value: `10.9000/w${work}` },
    { scheme: 'ARXIV', value: `2001.0${String(1000 + work)}` },
  ];
}

interface Imported {
  work: number;
  /** Which of its identifiers the record states besides its own. */
  alsoKnown: boolean;
  collection: 'arxiv' | 'openalex';
  cites: readonly { work: number; by: readonly number[] }[];
}

const cites = fc.array(
  fc.record({
    work: fc.nat(WORKS + 2),
    by: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
  }),
  { maxLength: 6 },
);

const imported: fc.Arbitrary<Imported> = fc.record({
  work: fc.nat(WORKS - 1),
  alsoKnown: fc.boolean(),
  collection: fc.constantFrom('arxiv', 'openalex'),
  cites,
});

/** Batches in order; a record that comes again replaces the former. */
const batches = fc.array(
  fc.uniqueArray(imported, { selector: (one) => `${one.collection} ${one.work}`, maxLength: 6 }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

function recordOf({ work, alsoKnown, collection, cites: cited }: Imported): GivenBulkRecord {
  const [openAlex, doi, arxiv] = identifiersOf(work) as [
    SchemedIdentifier,
    SchemedIdentifier,
    SchemedIdentifier,
  ];
  const own = collection === 'arxiv' ? arxiv : openAlex;
  return {
    ...EMPTY_RECORD,
    key: own.value,
    title: `The bogs of region ${work} and what grows there`,
    identifiers: alsoKnown ? [own, doi] : [own],
    references: cited.map(({ work: of, by }) => {
      const identifiers = identifiersOf(of).filter((_, place) => by.includes(place));
      return printReference({ identifiers: by[0] === 2 ? identifiers.reverse() : identifiers });
    }),
  };
}

/** Papers that lists put in order by another number than how often they are cited. */
const WRONG_COUNTS = `
  select p.title, n.citation_count, w.citation_count as actual
  from papers p
  left join citation_counts n on n.paper_id = p.id
  left join cited_works w on w.paper_id = p.id
  where n.citation_count is distinct from coalesce(w.citation_count, 0)`;

it('equals a plain computation, in whatever order works and what cites them come', async () => {
  const database = await createTestDatabase('empty');
  try {
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        await database.dataSource.query('truncate sources, papers, cited_works restart identity cascade');
        for (const batch of given)
          for (const collection of [ARXIV, OPENALEX]) {
            const records = batch.filter((one) => one.collection === collection.name).map(recordOf);
            if (records.length > 0) await importRecords(database.dataSource, collection, records);
          }
        const { stored, expected } = await plainCitations(database.dataSource);
        expect(stored).toEqual(expected);
        expect(await database.dataSource.query(WRONG_COUNTS)).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  } finally {
    await database.drop();
  }
});
