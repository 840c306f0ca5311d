import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFormat } from '../../src/formats/all-formats.js';
import { restoreStore } from '../../src/ingest/restore/restore-store.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';
import { arxivLine } from '../support/arxiv-file.js';
import { checkInvariants } from '../support/check-invariants.js';
import { exportText, textLines } from '../support/export-text.js';
import { type Graph, openGraph } from '../support/graph.js';
import { importHere } from '../support/import-here.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { createTestDatabase } from '../support/test-database.js';

let scratch: string;
let graph: Graph;
beforeEach(async () => {
  scratch = makeScratchFolder();
  graph = await openGraph('empty');
});
afterEach(async () => {
  await graph.close();
  removeScratchFolder(scratch);
});

type Parsed = readonly string[];

async function importLines(format: 'arxiv' | 'openalex', lines: readonly string[]): Promise<void> {
  const file = join(scratch, `${format}.jsonl`);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  const { summary } = importHere(graph.database, [file], { format: findFormat(format) ?? undefined });
  await summary;
  await checkInvariants(graph.dataSource);
}

const importParsed = (...bylines: Parsed[][]) =>
  importLines(
    'arxiv',
    bylines.map((authors, place) => arxivLine(place + 1, { authors_parsed: authors })),
  );

/** A work of OpenAlex, with names as printed. */
const work = (number: number, ...names: string[]) =>
  JSON.stringify({
    id: `https://openalex.org/W${number}`,
    title: `A made-up work, part ${number}`,
    publication_date: '2020-05-06',
    authorships: names.map((name) => ({ author: null, raw_author_name: name })),
  });

interface Named {
  name: string;
  familyName: string | null;
  givenName: string | null;
  nameVariants: string[];
}

async function authors(): Promise<Named[]> {
  const { authors } = await graph.data<{ authors: { nodes: Named[] } }>(
    '{ authors(first: 50, orderBy: { field: FAMILY_NAME, direction: ASC }) { nodes { name familyName givenName nameVariants } } }',
  );
  return authors.nodes;
}

const partsOf = ({ givenName, familyName }: Named) => [givenName, familyName];

async function bibtexAuthors(): Promise<string[]> {
  const text = await exportText(graph.dataSource, { format: 'bibtex' });
  return [...text.matchAll(/^ {2}author = \{(.*)\}/gmu)].map(([, value]) => value ?? '');
}

const BYLINE: Parsed[] = [
  ['Prado Rey', 'Ines', ''],
  ["'t Mannetje", 'Pieter', ''],
  ['op den Kamp', 'Harm', ''],
  ['Costa y Melo', 'Luis', ''],
  ['Melo', 'Caio', 'Junior'],
  ['Hart', 'Neal', '2nd'],
  ['The Polar Collaboration', '', ''],
];

it('keeps the parts of names that arXiv states, in the graph and in BibTeX', async () => {
  await importParsed(BYLINE);
  expect(await bibtexAuthors()).toEqual([
    "Prado Rey, Ines and 't Mannetje, Pieter and op den Kamp, Harm and Costa y Melo, Luis and Melo, Junior, Caio and " +
      'Hart, 2nd, Neal and {The Polar Collaboration}',
  ]);
  expect((await authors()).map(partsOf)).toEqual([
    ['Pieter', "'t Mannetje"],
    ['Luis', 'Costa y Melo'],
    ['Neal', 'Hart'],
    ['Caio', 'Melo'],
    ['Harm', 'op den Kamp'],
    [null, null],
    ['Ines', 'Prado Rey'],
  ]);
});

it('reads a name as another source states it, as long as that says so', async () => {
  await importLines('openalex', [work(1, 'Ines Prado Rey')]);
  expect((await authors()).map(partsOf)).toEqual([['Ines Prado', 'Rey']]);
  await importParsed([['Prado Rey', 'Ines', '']]);
  expect((await authors()).map(partsOf)).toEqual([['Ines', 'Prado Rey']]);
  expect(await bibtexAuthors()).toEqual(['Prado Rey, Ines', 'Prado Rey, Ines']);
  await importParsed([['Rey', 'Ines Prado', '']]);
  expect((await authors()).map(partsOf)).toEqual([['Ines Prado', 'Rey']]);
});

it('gives the same store again from its export', async () => {
  await importParsed(BYLINE, [['Prado Rey', 'Ines', '']], [['Rey', 'Ines Prado', '']]);
  await importLines('openalex', [work(1, 'Rey, Ines Prado', '山口 花', 'Bo Ek')]);
  const lines = await exportText(graph.dataSource, { format: 'ndjson' });
  const restored = await createTestDatabase('empty');
  await restoreStore(
    restored.dataSource,
    textLines(lines),
    SOURCE_KINDS.map(({ kind }) => kind),
  );
  await checkInvariants(restored.dataSource);
  expect(await exportText(restored.dataSource, { format: 'ndjson' })).toBe(lines);
  const [{ key }] = await restored.dataSource.query<[{ key: string }]>(
    `select family_key as key from authors where name = 'Ines Prado Rey'`,
  );
  expect(key).toBe('prado rey');
  await restored.drop();
});

it('takes a name that is turned round for the same name, and shows it given name first', async () => {
  await importLines('openalex', [
    work(1, 'Ek, Bo'),
    work(2, 'Bo Ek'),
    work(3, 'Ek, Bo'),
    work(4, 'von Au, Jo'),
  ]);
  expect(await authors()).toEqual([
    { name: 'Bo Ek', familyName: 'Ek', givenName: 'Bo', nameVariants: ['Bo Ek', 'Ek, Bo'] },
    { name: 'Jo von Au', familyName: 'von Au', givenName: 'Jo', nameVariants: ['von Au, Jo'] },
  ]);
});

it('prints in BibTeX a family name first in East Asian scripts, and no initial as a particle', async () => {
  await importLines('openalex', [
    work(1, '山口 花', '박 지민', 'Norbert E. Fisk', 'Minh Van Pham', 'Madonna'),
  ]);
  expect(await bibtexAuthors()).toEqual([
    '山口, 花 and 박, 지민 and Fisk, Norbert E. and Pham, Minh Van and {Madonna}',
  ]);
});

it('takes names apart that are written without a blank in East Asian scripts, where that is certain', async () => {
  await importLines('openalex', [
    work(1, '이서준', '남궁서준', '李文华', '欧阳文华', '鈴木花子', '森久美子'),
    work(2, '이 서준', '鈴木 花子'),
  ]);
  expect(await bibtexAuthors()).toEqual([
    '이, 서준 and 남궁, 서준 and 李, 文华 and 欧阳, 文华 and 鈴木, 花子 and {森久美子}',
    '이, 서준 and 鈴木, 花子',
  ]);
  const parts = await authors();
  expect(parts.map(partsOf)).toEqual([
    ['文华', '李'],
    [null, null],
    ['文华', '欧阳'],
    ['花子', '鈴木'],
    ['서준', '남궁'],
    ['서준', '이'],
  ]);
  expect(parts[5]?.nameVariants.toSorted()).toEqual(['이 서준', '이서준']);
});

it('reads initials behind the family name, and takes them for those of other sources', async () => {
  await importLines('openalex', [
    work(1, 'Hartwig NB', 'van der Au J', 'Wang XI'),
    work(2, 'N. B. Hartwig', 'J. van der Au'),
    work(3, 'Hartwig, NB'),
  ]);
  expect(await bibtexAuthors()).toEqual([
    'Hartwig, NB and van der Au, J and XI, Wang',
    'Hartwig, N. B. and van der Au, J.',
    'Hartwig, NB',
  ]);
  const parts = await authors();
  expect(parts.map(({ name }) => name)).toEqual(['N. B. Hartwig', 'J. van der Au', 'Wang XI']);
  expect(parts[0]?.nameVariants.toSorted()).toEqual(['Hartwig NB', 'Hartwig, NB', 'N. B. Hartwig']);
});

it('prints in BibTeX every name of a byline, also where two are one person’s', async () => {
  await importLines('openalex', [work(1, 'Wei Zhang', 'Bo Ek', 'Wei Zhang')]);
  expect(await bibtexAuthors()).toEqual(['Zhang, Wei and Ek, Bo and Zhang, Wei']);
});

it('takes nobody for an author who is none, and says that a byline is not complete', async () => {
  await importLines('openalex', [
    work(1, 'Anonymous'),
    work(2, 'Bo Ek', 'others'),
    work(3, 'Polar Team', ':', 'Jo Au'),
  ]);
  expect((await authors()).map(({ name }) => name)).toEqual(['Jo Au', 'Bo Ek', 'Polar Team']);
  expect(await bibtexAuthors()).toEqual(['Ek, Bo and others', '{Polar Team} and Au, Jo']);
});

it('names the collaboration for which a person speaks behind that person', async () => {
  await importLines('openalex', [work(1, 'Bo Ek on behalf of the Polar Collaboration'), work(2, 'Bo Ek')]);
  const [bo, ...others] = await authors();
  expect(others).toEqual([]);
  expect(bo).toMatchObject({ name: 'Bo Ek', familyName: 'Ek', givenName: 'Bo' });
  expect(await bibtexAuthors()).toEqual(['Ek, Bo and {Polar Collaboration}', 'Ek, Bo']);
});

it('reads the name of OpenAlex’s author as the work prints it, where that is the same name', async () => {
  const lines = [
    ['Prado Rey, Ines', 'Ines Prado Rey'],
    ['Rey, I. P.', 'Ada Prado Rey'],
  ].map(([printed, name], place) =>
    JSON.stringify({
      id: `https://openalex.org/W${place + 1}`,
      title: `A made-up work, part ${place + 1}`,
      publication_date: '2020-05-06',
      authorships: [{ author: { id: null, display_name: name }, raw_author_name: printed }],
    }),
  );
  await importLines('openalex', lines);
  expect((await authors()).map(partsOf)).toEqual([
    ['Ines', 'Prado Rey'],
    ['Ada Prado', 'Rey'],
  ]);
});
