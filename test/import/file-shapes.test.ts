import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findFormat } from '../../src/formats/all-formats.js';
import { importHere } from '../support/import-here.js';
import { openGraph, type Graph } from '../support/graph.js';
import { emptyStore } from '../support/import-records.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';

let scratch: string;
let graph: Graph;

beforeAll(async () => {
  scratch = makeScratchFolder();
  graph = await openGraph('empty');
});

afterEach(() => emptyStore(graph.dataSource));

afterAll(async () => {
  await graph.close();
  removeScratchFolder(scratch);
});

interface ShownPaper {
  title: string;
  publishedOn: string | null;
  abstract: string | null;
  comment: string | null;
  authors: { nodes: { name: string }[] };
  topics: { code: string }[];
}

const PAPERS = `{ papers { nodes {
  title publishedOn abstract comment identifiers { scheme value } authors { nodes { name } } topics { code }
} } }`;

async function imported(format: string, name: string, content: string | Buffer) {
  const file = join(scratch, name);
  writeFileSync(file, content);
  const { summary } = importHere(graph.database, [file], { format: findFormat(format) ?? fail(format) });
  const { files } = await summary;
  const { papers } = await graph.data<{ papers: { nodes: ShownPaper[] } }>(PAPERS);
  return { counts: files[0]?.counts, papers: papers.nodes };
}

function fail(format: string): never {
  throw new Error(`There is no format ${format}.`);
}

const work = (number: number) => ({
  id: `https://openalex.org/W${number}`,
  title: `Tides of bay ${number}`,
  publication_date: '2019-05-03',
  authorships: [{ author: { id: null, display_name: 'Ane Lind' } }],
  locations: [],
});
const WORKS = [work(1), work(2), work(3)];
const pretty = (value: unknown) => JSON.stringify(value, null, 2);
const ANSWER = { meta: { count: 3, results: [] }, results: WORKS, group_by: [] };

describe('works of OpenAlex', () => {
  it.each<[string, string | Buffer]>([
    ['lines', WORKS.map((one) => JSON.stringify(one)).join('\n')],
    ['an array on one line', JSON.stringify(WORKS)],
    ['an array for people', pretty(WORKS)],
    ['an answer on one line', JSON.stringify(ANSWER)],
    ['an answer for people, packed', gzipSync(pretty(ANSWER))],
    [
      'answers one behind the other',
      [work(1), work(2), work(3)].map((one) => pretty({ results: [one] })).join('\n'),
    ],
    ['answers one a line', WORKS.map((one) => JSON.stringify({ results: [one] })).join('\n')],
    ['works for people, with a byte order mark', `\uFEFF${WORKS.map(pretty).join('\n')}`],
    [
      'lines behind a damaged one',
      ['{"id": "https://op', ...WORKS.map((one) => JSON.stringify(one))].join('\n'),
    ],
  ])('are read as %s', async (_name, content) => {
    const { counts, papers } = await imported('openalex', 'works', content);
    expect(counts?.created).toBe(3);
    expect(papers.map(({ title }) => title).sort()).toEqual(WORKS.map(({ title }) => title));
  });

  it.each<[string, unknown]>([
    ['an object', { Ice: [0], and: [1, 3], snow: [2], fog: [4] }],
    ['a text of JSON', '{"Ice":[0],"and":[1,3],"snow":[2],"fog":[4]}'],
    [
      'an object within one',
      { IndexLength: 5, InvertedIndex: { Ice: [0], and: [1, 3], snow: [2], fog: [4] } },
    ],
    ['a text of that', '{"IndexLength":5,"InvertedIndex":{"Ice":[0],"and":[1,3],"snow":[2],"fog":[4]}}'],
    ['words one of which is called so', { Ice: [0], and: [1, 3], InvertedIndex: [9], snow: [2], fog: [4] }],
  ])('have an abstract whose index is %s', async (_name, index) => {
    const content = JSON.stringify({ ...work(1), abstract_inverted_index: index });
    const { papers } = await imported('openalex', 'work.json', content);
    expect(papers[0]?.abstract).toMatch(/^Ice and snow and fog/);
  });
});

const ATOM = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <entry>
    <id>http://arxiv.org/abs/1901.00042v2</id>
    <updated>2019-02-01T12:00:00Z</updated>
    <published>2019-01-02T23:30:00-03:00</published>
    <title>Tides &amp; currents
      of a bay</title>
    <summary>  We measure x&lt;3 and more.
    </summary>
    <author><name>Ane Lind</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Oslo</arxiv:affiliation></author>
    <author><name>Per Ek</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">7 pages</arxiv:comment>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="physics.ao-ph"/>
    <category term="physics.ao-ph"/><category term="cs.LG"/><category term="86A05, 76B15"/>
  </entry>
</feed>`;

const oai = (metadata: string) => `<?xml version="1.0"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><header><identifier>oai:arXiv.org:1901.00042</identifier><datestamp>2019-02-01</datestamp></header>
<metadata>${metadata}</metadata></record>
<record><header status="deleted"><identifier>oai:arXiv.org:1901.00043</identifier></header></record>
<resumptionToken>x</resumptionToken></ListRecords></OAI-PMH>`;

const BODY = `<title>Tides &amp; currents of a bay</title><comments>7 pages</comments>
  <categories>physics.ao-ph cs.LG</categories><abstract>  We measure x&lt;3
  and more.</abstract>`;
const ARXIV = oai(`<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>1901.00042</id><created>2019-01-03</created>
  <authors><author><keyname>Lind</keyname><forenames>Ane</forenames><affiliation>Oslo</affiliation></author>
  <author><keyname>Ek</keyname><forenames>Per</forenames></author></authors>${BODY}</arXiv>`);
const RAW = oai(`<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>1901.00042</id>
  <version version="v1"><date>Thu, 3 Jan 2019 02:30:00 GMT</date></version>
  <version version="v2"><date>Fri, 1 Feb 2019 12:00:00 GMT</date></version>
  <authors>Ane Lind (Oslo), Per Ek</authors>${BODY}</arXivRaw>`);
const DUBLIN_CORE =
  oai(`<oai_dc:dc xmlns:oai_dc="o" xmlns:dc="d"><dc:title>Tides &amp; currents of a bay</dc:title>
  <dc:creator>Lind, Ane</dc:creator><dc:creator>Ek, Per</dc:creator>
  <dc:description>We measure x&lt;3 and more.</dc:description><dc:description>Comment: 7 pages</dc:description>
  <dc:date>2019-01-03</dc:date><dc:date>2019-02-01</dc:date>
  <dc:identifier>http://arxiv.org/abs/1901.00042</dc:identifier></oai_dc:dc>`);

const TIDES = {
  title: 'Tides & currents of a bay',
  publishedOn: '2019-01-03',
  abstract: 'We measure x<3 and more.',
  comment: '7 pages',
  identifiers: [{ scheme: 'ARXIV', value: '1901.00042' }],
  authors: { nodes: [{ name: 'Ane Lind' }, { name: 'Per Ek' }] },
  topics: [{ code: 'physics.ao-ph' }, { code: 'cs.LG' }],
};

describe('records of arXiv', () => {
  it.each<[string, string | Buffer, object]>([
    ['a feed of its API', ATOM, TIDES],
    ['pages of that, one behind the other, packed', gzipSync(ATOM + ATOM), TIDES],
    ['OAI-PMH', ARXIV, TIDES],
    ['OAI-PMH, raw', RAW, TIDES],
    ['OAI-PMH in Dublin Core', DUBLIN_CORE, { ...TIDES, topics: [] }],
  ])('are read from %s', async (_name, content, expected) => {
    const { papers } = await imported('arxiv', 'records.xml', content);
    expect(papers).toEqual([expected]);
  });

  it('are read from an array', async () => {
    const record = {
      id: '1901.00042',
      title: 'Tides',
      categories: 'cs.LG',
      versions: [],
      authors_parsed: [['Lind', 'Ane', '']],
    };
    const { papers } = await imported('arxiv', 'records.json', pretty([record]));
    expect(papers).toMatchObject([{ title: 'Tides', authors: { nodes: [{ name: 'Ane Lind' }] } }]);
  });

  it('are read up to where the XML is damaged', async () => {
    const { counts, papers } = await imported(
      'arxiv',
      'broken.xml',
      ATOM.replace('</feed>', '<entry><id>http'),
    );
    expect(counts).toMatchObject({ created: 1, rejected: 1 });
    expect(papers).toHaveLength(1);
  });
});

describe('papers of Hugging Face', () => {
  const paper = {
    id: '1901.00042',
    title: 'Tides',
    summary: 'Of a bay.',
    authors: [{ name: 'Ane Lind' }],
    publishedAt: '2019-01-03T00:00:00.000Z',
  };
  const item = { paper, publishedAt: '2019-01-05T00:00:00.000Z', numComments: 2 };

  it.each<[string, string]>([
    ['one object', JSON.stringify(item)],
    ['one object for people', pretty(item)],
    ['an array', JSON.stringify([item])],
    ['lines', `${JSON.stringify(item)}\n${JSON.stringify(item)}`],
    ['a paper alone', pretty(paper)],
  ])('are read as %s', async (_name, content) => {
    const { papers } = await imported('huggingface', 'papers.json', content);
    expect(papers).toMatchObject([
      { title: 'Tides', publishedOn: '2019-01-03', authors: { nodes: [{ name: 'Ane Lind' }] } },
    ]);
  });
});

it('makes one person of spellings that differ in what does not show, and finds a title by words without it', async () => {
  const works = [
    {
      ...work(1),
      title: 'Drain\u00ADage of 10<sup>5</sup> bogs',
      authorships: [{ author: { display_name: 'Ane O’Lind\u200B' } }],
    },
    { ...work(2), authorships: [{ author: { display_name: 'Ane O&#39;Li\u00ADnd' } }] },
  ];
  const { papers } = await imported('openalex', 'works.json', JSON.stringify(works));
  expect(papers.map(({ title }) => title).sort()).toEqual(['Drainage of 10⁵ bogs', 'Tides of bay 2']);
  const found = await graph.data(
    `{ authors { nodes { papers { totalCount } } } search(query: "drainage") { totalCount } }`,
  );
  expect(found).toMatchObject({
    authors: { nodes: [{ papers: { totalCount: 2 } }] },
    search: { totalCount: 1 },
  });
});
