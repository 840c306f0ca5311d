import { cslFormat } from '../../../src/formats/csl/format.js';

const read = (item: Record<string, unknown>) =>
  cslFormat.read(
    { id: 'k', type: 'article-journal', title: 'Peat', ...item },
    { line: 1, latestDay: '2027-12-31' },
  );

it('reads an item', () => {
  expect(
    read({
      id: 7,
      title: 'On <i>Sphagnum</i> &amp; N<sub>2</sub>',
      author: [
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
        { literal: 'Bog Group' },
        { family: 'Ek', given: 'Bo', suffix: 'Jr.' },
      ],
      'container-title': 'Bogs',
      page: '3–9',
      DOI: 'https://doi.org/10.5555/X',
      URL: 'https://a.example/x',
      ISSN: ['0028-0836'],
    }),
  ).toMatchObject({
    key: '7 10.5555/x',
    title: 'On Sphagnum & N2',
    byline: { names: ['Jan van den Berg', 'Bog Group', 'Bo Ek Jr.'] },
    ...{ venue: 'Bogs', pages: '3-9', issn: '0028-0836', publicationType: 'ARTICLE' },
    links: ['LANDING_PAGE https://a.example/x'],
  });
});

it.each([
  [{ 'date-parts': [['2019', '3']] }, '2019-03'],
  [
    {
      'date-parts': [
        [2011, 5, 25],
        [2012, 6, 26],
      ],
      season: 2,
    },
    '2011-05-25',
  ],
  [{ 'date-parts': [[null]] }, null],
  [{ raw: '2020-05-04' }, '2020-05-04'],
  [{ literal: 'in spring 2020' }, '2020'],
  [undefined, null],
])('dates %j', (issued, date) => {
  expect(read({ issued })).toMatchObject(date?.length === 10 ? { publishedOn: date } : { publishedIn: date });
});

it('names an item without a title', () => {
  expect(read({ title: '' })).toEqual({ rejected: 'of the key "k" has no title' });
});
