import fc from 'fast-check';
import { foldTitle } from '../../src/text/fold.js';
import { publicationDate } from '../../src/text/partial-date.js';
import { arxivRecord, type GivenBulkRecord, openAlexRecord, orcid } from './import-records.js';
import type { GivenRecord } from './load-records.js';

/** Few names, titles and identifiers, so that they meet. Names differ in what folding, short forms and initials do. */
const NAMES = [
  'Ann Lee',
  'Ann B. Lee',
  'A. Lee',
  'Änn Lee',
  'Tom Hart',
  'Thomas Hart',
  'Wei Wang',
  'W. Wang',
  'Ola Berg',
  'Mara Lind',
  'Lind Mara',
  'Ute Kern',
];
const TITLES = ['Peat', 'Moss', 'Reed', 'Fern', 'Sedge', 'PEAT!'];
const TOPICS = ['cs.LG', 'cs.AI', 'math.PR', 'Bogs'];

const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 0, maxLength: 4 });
const values = fc.record({
  title: fc.constantFrom(...TITLES),
  abstract: fc.option(fc.constantFrom('Water is wet.', 'Bogs are deep & old.')),
  date: fc.option(
    fc.constantFrom('2019-05-01', '2020-01-01', '2021-07-09', '2019-05', '2018-11', '2019', '2022'),
  ),
  topicLabels: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 2 }),
});
const said = values.map(({ date, ...rest }) => ({ ...rest, ...publicationDate(date) }));
const doi = fc.constantFrom('10.1000/a', '10.1000/b', '10.1000/c', '10.1000/d', '10.1000/e');
const arxivId = fc.constantFrom('2001.00001', '2001.00002', '2001.00003', '2001.00004', '2001.00005');
const truncated = fc.boolean();

const doiOf = (arxivId: string) => `10.1000/${'abcde'.charAt(Number(arxivId.at(-1)) - 1)}`;

export interface World {
  /** Whether works of OpenAlex are found by DOI and arXiv id, and arXiv papers by DOI. */
  paperIdentifiers: boolean;
  /** Whether persons have ORCID iDs and OpenAlex ids. */
  personIdentifiers: boolean;
  /** One DOI for several arXiv ids, one author id for several ORCID iDs, one title for several records of a source. */
  mistakes: boolean;
}

export function arxivRecords({ paperIdentifiers, mistakes }: World) {
  const one = fc
    .record({ id: arxivId, names, said, doi: fc.option(doi, { freq: 1 }) })
    .map(({ id, names, said, doi }): GivenBulkRecord => {
      const record = arxivRecord(id, said.title, names, said);
      return doi === null || !paperIdentifiers
        ? record
        : {
            ...record,
            identifiers: [...record.identifiers, { scheme: 'DOI', value: mistakes ? doi : doiOf(id) }],
          };
    });
  return fc.uniqueArray(one, { comparator: mistakes ? sameKey : alike, maxLength: 4 });
}

const sameKey = (one: GivenBulkRecord, other: GivenBulkRecord) => one.key === other.key;

/** Of records of one collection that bear one title, the best match of a batch is the paper of that title. */
const alike = (one: GivenBulkRecord, other: GivenBulkRecord) =>
  sameKey(one, other) || foldTitle(one.title) === foldTitle(other.title);

/** An author of OpenAlex has one ORCID iD or none, but for a mistake now and then. */
export function openAlexRecords({ paperIdentifiers, personIdentifiers, mistakes }: World) {
  const identity = fc.oneof(
    { weight: 2, arbitrary: fc.constant<string[]>([]) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }).map((n) => [`A${n}`]) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }).map((n) => [`A${n}`, orcid(Math.ceil(n / 2))]) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => [orcid(n)]) },
    { weight: mistakes ? 1 : 0, arbitrary: fc.integer({ min: 1, max: 5 }).map((n) => [`A${n}`, orcid(3)]) },
  );
  const person = fc.tuple(fc.constantFrom(...NAMES), personIdentifiers ? identity : fc.constant([]));
  const one = fc
    .record({
      key: fc.integer({ min: 1, max: 5 }).map((n) => `W${n}`),
      persons: fc.array(person, { maxLength: 4 }),
      said,
      doi: fc.option(doi),
      arxivId: fc.option(arxivId),
    })
    .map(({ key, persons, said, doi, arxivId }): GivenBulkRecord => {
      const others = [
        ...(doi === null
          ? []
          : [{ scheme: 'DOI' as const, value: mistakes || arxivId === null ? doi : doiOf(arxivId) }]),
        ...(arxivId === null ? [] : [{ scheme: 'ARXIV' as const, value: arxivId }]),
      ];
      const printed = persons.map(([name, identifiers]) => [name, ...identifiers] as const);
      return openAlexRecord(key, said.title, printed, {
        ...said,
        identifiers: paperIdentifiers ? others : [],
      });
    });
  return fc.uniqueArray(one, { comparator: mistakes ? sameKey : alike, maxLength: 4 });
}

/** Entries of a page, whose bylines may be cut. */
export function documentRecords() {
  const one = fc.record({ names, said, truncated }).map(({ names, said, truncated }): GivenRecord => ({
    ...said,
    byline: names.length > 0 ? { names, truncated } : null,
  }));
  return fc.array(one, { maxLength: 3 });
}
