import { recordOf } from './read-bibtex.js';

const fieldsOf = (fields: string, type = 'article') => recordOf(`@${type}{k, title = {Peat}, ${fields}}`);

it.each([
  ['date = {2021-03-04}', '2021-03-04'],
  ['date = {2021-03/2022-01}', '2021-03'],
  ['date = {2021~}', '2021'],
  ['date = {2021-21}', '2021'],
  ['year = {2021}, month = {July--August}', '2021-07'],
  ['year = "c2021", month = 3', '2021-03'],
  ['year = 2021, month = sep # "~4"', '2021-09-04'],
  ['year = 2021, month = feb, day = 31', '2021-02'],
  ['year = {in press}', null],
  ['year = {2021}, date = {}', '2021'],
])('dates %s', async (fields, date) => {
  const { publishedOn, publishedIn } = await fieldsOf(fields);
  expect(publishedOn ?? publishedIn).toBe(date);
});

it.each([
  [String.raw`doi = {doi:10.5555/A\_b{\_}c}`, 'DOI', '10.5555/a_b_c'],
  ['doi = {https://doi.org/10.5555/x}', 'DOI', '10.5555/x'],
  ['doi = {http://doi.acm.org/10.5555/x}', 'DOI', '10.5555/x'],
  ['url = {http://dx.doi.org/10.5555/x}', 'DOI', '10.5555/x'],
  ['eprint = {2001.00012v2}, archiveprefix = {arXiv}', 'ARXIV', '2001.00012'],
  ['eprint = {hep-th/9901001}', 'ARXIV', 'hep-th/9901001'],
  ['journal = {arXiv preprint arXiv:2001.00012}', 'ARXIV', '2001.00012'],
  ['url = {https://arxiv.org/abs/2001.00012}', 'ARXIV', '2001.00012'],
  ['note = {12 pages; available as arXiv:2001.00012}', 'ARXIV', '2001.00012'],
])('identifies by %s', async (fields, scheme, value) => {
  const { identifiers } = await fieldsOf(fields);
  expect(identifiers).toContainEqual({ scheme, value });
});

it('is not identified by what a note says of another paper', async () => {
  const { identifiers } = await fieldsOf('note = {Supersedes arXiv:1902.09980, arXiv:2001.07118}');
  expect(identifiers).toEqual([]);
});

it('takes the key of an entry of DBLP for its identifier', async () => {
  const { identifiers } = await recordOf('@article{DBLP:journals/bog/Lind20, title = {Peat}}');
  expect(identifiers).toEqual([{ scheme: 'DBLP', value: 'journals/bog/Lind20' }]);
});

it('says where an article appeared', async () => {
  const record = await fieldsOf(
    'journal = {A {\\&} B}, issn = {ISSN 0028-0836 (print)}, volume = {7}, number = {2}, pages = {pp. 10 -- 19}, publisher = {Bog}, langid = {ngerman}',
  );
  expect(record).toMatchObject({
    ...{
      venue: 'A & B',
      issn: '0028-0836',
      volume: '7',
      issue: '2',
      pages: '10-19',
      publisher: 'Bog',
      language: 'de',
    },
    publicationType: 'ARTICLE',
  });
});

it('shows addresses of the web as they lead there, and no files of anybody’s disk', async () => {
  const { links } =
    await fieldsOf(String.raw`url = {http://a.example/x{\_}y\%20z?b=1&c=2#d}, file = {:C$\backslash$:/x.pdf:pdf},
    pdf = {paper.pdf}, code = {https://github.com/a/b}, howpublished = {\url{https://b.example/x.pdf}}`);
  expect(links).toEqual([
    'LANDING_PAGE http://a.example/x_y%20z?b=1&c=2#d',
    'PDF https://b.example/x.pdf',
    'CODE https://github.com/a/b',
  ]);
});

it.each([
  ['inproceedings', '', 'CONFERENCE_PAPER'],
  ['mastersthesis', '', 'THESIS'],
  ['whatever', '', 'OTHER'],
  ['article', 'journal = {CoRR}', 'PREPRINT'],
  ['misc', 'eprint = {2001.00012}, archiveprefix = {arXiv}', 'PREPRINT'],
])('a %s with %j is a %s', async (type, fields, expected) => {
  expect((await fieldsOf(fields, type)).publicationType).toBe(expected);
});

it('names a title with its subtitle, and a volume by its own', async () => {
  const article = await fieldsOf('subtitle = {A survey}');
  const volume = await recordOf('@proceedings{k, booktitle = {Moors}}');
  expect([article.title, volume.title]).toEqual(['Peat: A survey', 'Moors']);
});

it('tells commands that it does not know', async () => {
  const { title, doubts } = await recordOf(String.raw`@misc{k, title = {Peat \bog{wet}}}`);
  expect({ title, doubts }).toEqual({
    title: 'Peat wet',
    doubts: [String.raw`has \bog in its title, a command that is not known`],
  });
});
