import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFormat } from '../../src/formats/all-formats.js';
import { importHere } from '../support/import-here.js';
import { emptyStore } from '../support/import-records.js';
import { openGraph, type Graph } from '../support/graph.js';
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

const PAPERS = `{ papers(orderBy: { field: TITLE, direction: ASC }) { nodes {
  title publishedOn publishedIn pages volume identifiers { scheme value }
  authors { edges { nameAsPrinted node { familyName } } }
} } }`;

interface ShownPaper {
  title: string;
  publishedIn: string | null;
  pages: string | null;
  identifiers: { scheme: string; value: string }[];
  authors: { edges: { nameAsPrinted: string; node: { familyName: string | null } }[] };
}

async function imported(format: string, content: string | Buffer, name = 'bibliography') {
  const file = join(scratch, name);
  writeFileSync(file, content);
  const { summary } = importHere(graph.database, [file], { format: findFormat(format) ?? fail(format) });
  const { files } = await summary;
  return files[0]?.counts;
}

async function shownPapers(): Promise<ShownPaper[]> {
  const { papers } = await graph.data<{ papers: { nodes: ShownPaper[] } }>(PAPERS);
  return papers.nodes;
}

function fail(format: string): never {
  throw new Error(`There is no format ${format}.`);
}

const BIB = `@inproceedings{k, author = {van den Berg, Jr., Jan and {Fens and Bogs Society}}, title = {Peat {and} Fens}, pages = {3--9}, crossref = {v}}
@inproceedings{k, author = {Ruiz Fabo, Pablo}, title = {Moss}, crossref = {v}}
@proceedings{v, title = {Moors}, year = 2020, doi = {10.5555/v}, editor = {Ek, Bo}}
@misc{untitled, author = {Ek, Bo}}`;

it('serves the entries of a bibliography, children apart from their parent', async () => {
  expect(await imported('bibtex', BIB)).toMatchObject({ created: 3, rejected: 1, newPapers: 3 });
  const shown = (await shownPapers()).map(({ title, pages, publishedIn, identifiers, authors }) => ({
    ...{ title, pages, publishedIn, dois: identifiers.map(({ value }) => value) },
    names: authors.edges.map(({ nameAsPrinted, node }) => `${nameAsPrinted} (${node.familyName})`),
  }));
  expect(shown).toEqual([
    { title: 'Moors', pages: null, publishedIn: '2020', dois: ['10.5555/v'], names: ['Bo Ek (Ek)'] },
    { title: 'Moss', pages: null, publishedIn: '2020', dois: [], names: ['Pablo Ruiz Fabo (Ruiz Fabo)'] },
    {
      ...{ title: 'Peat and Fens', pages: '3-9', publishedIn: '2020', dois: [] },
      names: ['Jan van den Berg Jr. (van den Berg)', 'Fens and Bogs Society (null)'],
    },
  ]);
});

it('finds nothing new in the same file, and keeps what others call by the same key', async () => {
  await imported('bibtex', BIB);
  expect(await imported('bibtex', BIB)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  expect(await imported('bibtex', '@misc{v, title = {Heath}}', 'others')).toMatchObject({ newPapers: 1 });
  expect((await shownPapers()).map(({ title }) => title)).toEqual([
    'Heath',
    'Moors',
    'Moss',
    'Peat and Fens',
  ]);
});

it('knows one work in every format by its DOI', async () => {
  const doi = '10.5555/one';
  await imported('bibtex', `@article{a, title = {Peat}, doi = {doi:${doi}}, volume = 7}`);
  await imported('ris', `TY  - JOUR\nTI  - Peat\nDO  - https://doi.org/${doi}\nER  - `);
  await imported('csl', JSON.stringify([{ id: 1, type: 'article-journal', title: 'Peat', DOI: doi }]));
  await imported('crossref', JSON.stringify({ DOI: doi, title: ['Peat'], 'reference-count': 0 }));
  const paper = { paperId: 'a'.repeat(40), title: 'Peat', externalIds: { DOI: doi } };
  await imported('semantic-scholar', JSON.stringify({ data: [{ citingPaper: paper }] }));
  expect(await shownPapers()).toMatchObject([{ title: 'Peat', identifiers: [{}, {}] }]);
});

it.each<[string, Buffer, string]>([
  ['arxiv', Buffer.from(BIB), 'holds entries of BibTeX or BibLaTeX (format bibtex)'],
  [
    'bibtex',
    Buffer.from('\uFEFFTY  - JOUR\nTI  - Peat\nER  - ', 'utf16le'),
    'holds records of RIS (format ris)',
  ],
  [
    'ris',
    Buffer.from('FN Some Web of Science\nVR 1.0\nPT J\nAU Ek, B\nTI Peat\nER\n'),
    'is an export of Web of Science',
  ],
  ['csl', Buffer.from('[{"paperId": "x", "title": "Peat"}]'), 'holds papers of Semantic Scholar'],
])('says what a file is that is none of %s', async (format, content, found) => {
  await expect(imported(format, content)).rejects.toThrow(found);
});

describe('a dry run', () => {
  it('tells what each entry would become, whom it would join, and every doubt; and stores nothing', async () => {
    await imported('ris', 'TY  - JOUR\nTI  - Peat\nDO  - 10.5555/one\nER  - ');
    const file = join(scratch, 'lab.bib');
    writeFileSync(
      file,
      `@article{a, author = {Lind, Ane}, title = {Peat}, doi = {10.5555/one}, year = 2020}
@article{b, title = {Moss}, doi = {10.5555/two}, note = other, year = {soon}}
@misc{c, title = {Moss}, doi = {10.5555/two}}
@misc{d, author = {Ek, Bo}}`,
    );
    const format = findFormat('bibtex') ?? fail('bibtex');
    const dry = importHere(graph.database, [file], { format, dryRun: true });
    expect((await dry.summary).files[0]?.counts).toMatchObject({ created: 3, rejected: 1 });
    expect(dry.told.map((sentence) => sentence.replace(`${file}: `, ''))).toEqual([
      'line 4: the record of the key "d" has no title.',
      'line 2: the record b 10.5555/two has "other" as its note, a string that the file does not define.',
      'line 2: the record b 10.5555/two is dated "soon", which names no year.',
      'line 1: a 10.5555/one: "Peat" (ARTICLE, 2020) by Ane Lind joins "Peat" (peat, of ris).',
      'line 2: b 10.5555/two: "Moss" (ARTICLE) is a new paper, together with c 10.5555/two.',
      'line 3: c 10.5555/two: "Moss" (OTHER) is a new paper, together with b 10.5555/two.',
    ]);
    expect((await shownPapers()).map(({ title }) => title)).toEqual(['Peat']);
  });

  it('tells of the same file again that nothing is new', async () => {
    const file = join(scratch, 'same.bib');
    writeFileSync(file, '@misc{c, title = {Moss}}');
    const format = findFormat('bibtex') ?? fail('bibtex');
    await importHere(graph.database, [file], { format }).summary;
    const dry = importHere(graph.database, [file], { format, dryRun: true });
    await dry.summary;
    expect(dry.told.at(-1)).toContain('"Moss" (OTHER) is there as "Moss" (moss).');
  });
});

it('tells of an import what was read with doubt, and where', async () => {
  const file = join(scratch, 'doubt.bib');
  writeFileSync(file, '\n@misc{c, title = {Moss}, publisher = abroad}');
  const format = findFormat('bibtex') ?? fail('bibtex');
  const one = importHere(graph.database, [file], { format });
  await one.summary;
  expect(one.told.join('\n')).toContain(
    'line 2: the record c 05426796bf0988d1 has "abroad" as its publisher, a string that the file does not define.',
  );
});
