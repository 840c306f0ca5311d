import { crossrefFormat } from '../../../src/formats/crossref/format.js';
import { chooseFraming } from '../../../src/formats/framing/choose-framing.js';
import { chunksOf, collect } from '../framing/chunks.js';

const WORK = {
  DOI: '10.5555/X',
  title: ['The <i>peat</i>'],
  type: 'journal-article',
  'reference-count': 2,
  'is-referenced-by-count': 9,
  author: [
    {
      family: 'de la Cruz',
      given: 'Eva',
      ORCID: 'http://orcid.org/0000-0002-1825-0097',
      affiliation: [{ name: 'Bog Institute' }],
    },
    { name: 'Bog Group' },
  ],
  'container-title': ['Bogs'],
  ISSN: ['0028-0836'],
  volume: '7',
  issue: '2',
  page: '3-9',
  publisher: 'Bog Press',
  issued: { 'date-parts': [[2019, 3]] },
  license: [
    { URL: 'https://tdm.example', 'content-version': 'tdm' },
    { URL: 'https://vor.example', 'content-version': 'vor' },
  ],
  resource: { primary: { URL: 'https://a.example/x' } },
  reference: [
    { DOI: '10.5555/cited', year: '2001a' },
    { unstructured: 'Ek, B. Fens. 1999', year: '1999' },
    { key: 'r3' },
  ],
  indexed: { 'date-time': '2024-02-03T04:05:06Z' },
};
const read = (value: unknown) => crossrefFormat.read(value, { line: 1, latestDay: '2027-12-31' });

it('reads a work', () => {
  expect(read(WORK)).toMatchObject({
    key: '10.5555/x',
    title: 'The peat',
    byline: {
      names: ['Eva de la Cruz', 'Bog Group'],
      identifiers: [[{ scheme: 'ORCID', value: '0000-0002-1825-0097' }], []],
    },
    ...{
      publicationType: 'ARTICLE',
      venue: 'Bogs',
      issn: '0028-0836',
      volume: '7',
      issue: '2',
      pages: '3-9',
    },
    ...{ publishedIn: '2019-03', publisher: 'Bog Press', license: 'https://vor.example', citedByCount: 9 },
    institutions: ['Bog Institute'],
    links: ['LANDING_PAGE https://a.example/x'],
    references: ['DOI:10.5555/cited\t2001', '\t1999\tEk, B. Fens. 1999'],
    updatedOn: '2024-02-03',
  });
});

it('says that a work was withdrawn, and where', () => {
  const notice = {
    DOI: '10.5555/notice',
    type: 'retraction',
    updated: { 'date-time': '2021-01-02T00:00:00Z' },
  };
  expect(read({ ...WORK, 'updated-by': [notice] })).toMatchObject({
    retracted: true,
    retractedOn: '2021-01-02',
    retractionNotice: 'https://doi.org/10.5555/notice',
  });
});

const pretty = (value: unknown) => JSON.stringify(value, null, 2);
const head = (type: string) => ({ status: 'ok', 'message-type': type, 'message-version': '1.0.0' });
const other = { ...WORK, DOI: '10.5555/y' };

it.each([
  ['a work', pretty(WORK), 1],
  ['a list', pretty([WORK, other]), 2],
  ['lines', [WORK, other].map((work) => JSON.stringify(work)).join('\n'), 2],
  ['an answer about one', pretty({ ...head('work'), message: WORK }), 1],
  ['the same on one line', JSON.stringify({ ...head('work'), message: WORK }), 1],
  [
    'an answer with a list',
    pretty({ ...head('work-list'), message: { facets: {}, items: [WORK, other], query: { a: {} } } }),
    2,
  ],
  ['the same on one line', JSON.stringify({ ...head('work-list'), message: { items: [WORK, other] } }), 2],
  [
    'answers one behind the other',
    pretty({ ...head('work'), message: WORK }).concat(pretty({ ...head('work'), message: other })),
    2,
  ],
])('is read as %s', async (_name, content, count) => {
  const items = await collect(chooseFraming(content)(chunksOf(content)));
  const keys = items.map((item) => ('text' in item ? read(JSON.parse(item.text)) : item));
  expect(keys).toMatchObject([{ key: '10.5555/x' }, { key: '10.5555/y' }].slice(0, count));
});
