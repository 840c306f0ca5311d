import { openAlexFormat } from '../../../src/formats/openalex/format.js';

const CONTEXT = { line: 3, latestDay: '2026-12-31' };
const WORK = { id: 'https://openalex.org/W2741809807', title: 'The state of peat' };
const read = (changes: Record<string, unknown> = {}) => openAlexFormat.read({ ...WORK, ...changes }, CONTEXT);

const JOURNAL = {
  display_name: 'Journal of Bogs',
  issn_l: '0028-083x',
  type: 'journal',
  host_organization_name: 'Peat Press',
};
const ARCHIVE = { display_name: 'arXiv (Cornell University)', type: 'repository' };

it('reads where a work appeared', () => {
  const primary_location = { source: JOURNAL, license: 'cc-by', pdf_url: 'https://bogs.example/a b.pdf' };
  const biblio = { volume: '76', issue: '2', first_page: '223', last_page: '240' };
  expect(read({ primary_location, biblio, language: 'en', locations: [] })).toMatchObject({
    venue: 'Journal of Bogs',
    issn: '0028-083X',
    publisher: 'Peat Press',
    volume: '76',
    issue: '2',
    pages: '223-240',
    license: 'cc-by',
    language: 'en',
    links: ['PDF https://bogs.example/a%20b.pdf'],
  });
  expect(read({ biblio: { first_page: '9', last_page: '9' } })).toMatchObject({ pages: '9' });
  expect(read({ biblio: { first_page: null, last_page: '9' } })).toMatchObject({ pages: '9' });
});

it('takes no archive for where it appeared, and a name that stands alone only of what was published', () => {
  expect(read({ primary_location: { source: ARCHIVE } })).toMatchObject({ venue: null, publisher: null });
  expect(read({ primary_location: { source: ARCHIVE }, locations: [{ source: JOURNAL }] })).toMatchObject({
    venue: 'Journal of Bogs',
  });
  expect(
    read({ type: 'preprint', primary_location: { source: ARCHIVE }, locations: [{ source: JOURNAL }] }),
  ).toMatchObject({ venue: null });
  const named = (version: string, raw_source_name: string) =>
    read({ primary_location: { source: null, version, raw_source_name } });
  expect(named('publishedVersion', 'Bogs &amp; Mires')).toMatchObject({ venue: 'Bogs & Mires', issn: null });
  expect(named('submittedVersion', 'Papers (Archive)')).toMatchObject({ venue: null });
  expect(named('publishedVersion', 'http://bogs.example/1.pdf')).toMatchObject({ venue: null });
});

it('reads the host of older snapshots', () => {
  const host_venue = { display_name: 'Journal of Bogs', issn_l: '0028-0836', publisher: 'Peat Press' };
  expect(read({ host_venue })).toMatchObject({
    venue: 'Journal of Bogs',
    issn: '0028-0836',
    publisher: 'Peat Press',
  });
});

it('reads the works that it cites, each once, and that it was retracted', () => {
  const referenced_works = ['https://openalex.org/W7', 'https://openalex.org/W7', 'nonsense', 'W8'];
  expect(read({ referenced_works, is_retracted: true })).toMatchObject({
    references: ['OPENALEX:W7', 'OPENALEX:W8'],
    retracted: true,
  });
});

it('is none the worse for what is wrong in any of that', () => {
  const wrong = { biblio: 'x', language: 7, referenced_works: 'W7', cited_by_count: -1, open_access: [] };
  expect(read({ ...wrong, primary_location: { license: 7, source: { display_name: 5 } } })).toMatchObject({
    key: 'W2741809807',
    venue: null,
    references: [],
    citedByCount: null,
  });
});

it('says for each author where they were, and which address was matched to which institution', () => {
  const institution = (
    id: string,
    display_name: string,
    ror: string | null,
    country_code: string | null,
  ) => ({
    ...{ id, display_name, ror, country_code },
  });
  const [oslo, rome, ghent] = [
    institution('https://openalex.org/I1', 'University of Oslo', 'https://ror.org/01XTTHB56', 'no'),
    institution('https://openalex.org/I2', 'University of Rome', null, 'IT'),
    institution('https://openalex.org/I3', 'Ghent University', 'ghent', null),
  ];
  const authorships = [
    {
      author: { display_name: 'Ana Lee' },
      institutions: [rome, oslo],
      affiliations: [
        { raw_affiliation_string: 'Bogs, Oslo; Mires, Rome', institution_ids: [oslo?.id, rome?.id] },
        { raw_affiliation_string: 'Nowhere', institution_ids: [] },
      ],
      is_corresponding: true,
    },
    { author: { display_name: null }, institutions: [ghent] },
    { author: { display_name: 'Anonymous' }, institutions: [ghent], is_corresponding: false },
    { author: { display_name: 'Bo Ek' }, institutions: [ghent], raw_affiliation_strings: ['1', 'Ghent'] },
  ];
  expect(read({ authorships })).toMatchObject({
    byline: { names: ['Ana Lee', 'Bo Ek'], truncated: true },
    institutions: ['University of Rome', 'University of Oslo', 'Ghent University'],
    institutionKeys: ['- IT', 'https://ror.org/01xtthb56 NO', ''],
    affiliations: [
      '[true,["Bogs, Oslo; Mires, Rome",1],["Bogs, Oslo; Mires, Rome",0],["Nowhere",null]]',
      '[null,["Ghent",2]]',
    ],
  });
});
