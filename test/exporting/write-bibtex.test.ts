import { citedNames } from '../../src/citing/author-names.js';
import { bibtexName } from '../../src/citing/bibtex.js';
import { texText } from '../../src/citing/bibtex-text.js';
import { exportText } from '../support/export-text.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { addVariety } from '../support/varied-store.js';

let database: TestDatabase;
let text: string;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  await addVariety(database.dataSource);
  text = await exportText(database.dataSource, { format: 'bibtex' });
});
afterAll(() => database.drop());

interface Entry {
  type: string;
  key: string;
  fields: Record<string, string>;
}

/** As BibTeX reads a file: braces are counted, whether a backslash stands before them or not. */
function readBibtex(bibtex: string): Entry[] {
  const entries: Entry[] = [];
  let place = 0;
  const take = (pattern: RegExp): string => {
    const match = new RegExp(pattern.source, 'y');
    match.lastIndex = place;
    const found = match.exec(bibtex);
    if (!found) throw new Error(`expected ${pattern.source} at: ${bibtex.slice(place, place + 60)}`);
    place = match.lastIndex;
    return found[1] ?? found[0];
  };
  const group = (): string => {
    const begin = place;
    let depth = 0;
    do {
      const character = bibtex[place];
      if (character === undefined)
        throw new Error(`a brace is not closed: ${bibtex.slice(begin, begin + 60)}`);
      depth += character === '{' ? 1 : character === '}' ? -1 : 0;
      place += 1;
    } while (depth > 0);
    return bibtex.slice(begin + 1, place - 1);
  };
  while (place < bibtex.length) {
    const entry: Entry = { type: take(/@([a-z]+)\{/), key: take(/[a-z0-9-]+/), fields: {} };
    do {
      const name = take(/,\s*([A-Za-z]+) = /);
      entry.fields[name] = bibtex[place] === '{' ? group() : take(/[a-z]{3}/);
    } while (bibtex[place] === ',');
    take(/\s*\}\s*/);
    entries.push(entry);
  }
  return entries;
}

const entryOf = (key: string) => readBibtex(text).find((entry) => entry.key === key);

it('has an entry for every paper, each under a key of its own', async () => {
  const entries = readBibtex(text);
  const rows = await database.dataSource.query<{ slug: string }[]>('select slug from papers order by id');
  expect(entries.map(({ key }) => key)).toEqual(rows.map(({ slug }) => slug));
  expect(entries.every(({ fields }) => fields.title?.startsWith('{'))).toBe(true);
});

it('names the authors of a whole byline, and says of others where it is cut', () => {
  expect(entryOf('neural-networks-and-the-chomsky-hierarchy')).toEqual({
    type: 'misc',
    key: 'neural-networks-and-the-chomsky-hierarchy',
    fields: {
      title: '{Neural Networks and the Chomsky Hierarchy}',
      author:
        'Delétang, Grégoire and Ruoss, Anian and Grau-Moya, Jordi and Genewein, Tim and Wenliang, Li Kevin and ' +
        'Catt, Elliot and Hutter, Marcus and Legg, Shane and Ortega, Pedro A.',
      year: '2022',
      month: 'jul',
      day: '5',
    },
  });
  expect(entryOf('language-modeling-is-compression')?.fields.author).toMatch(/ and others$/);
});

it('cites what a publisher has given a DOI as an article, with its place on arXiv', () => {
  expect(entryOf('bogs')).toMatchObject({
    type: 'article',
    fields: {
      doi: '10.1000/bogs_1',
      eprint: '2209.15618',
      archivePrefix: 'arXiv',
      primaryClass: 'cs.LG',
      year: '2022',
      month: 'sep',
    },
  });
  expect(entryOf('mires')).toMatchObject({
    type: 'misc',
    fields: { doi: '10.48550/arxiv.2301.00001', eprint: '2301.00001', archivePrefix: 'arXiv' },
  });
});

it('leaves out what is not known', () => {
  expect(entryOf('dale-meets-langevin-a-multiplicative-denoising-diffusion-model')?.fields).toEqual({
    title: '{Dale meets Langevin: A Multiplicative Denoising Diffusion Model}',
  });
});

it('keeps formulas and makes everything else print to the letter', () => {
  expect(entryOf('moss-again')?.fields.note).toBe('=1+1; \\textbraceleft{}x\\textbraceright{}');
  expect(entryOf('peat-moss-1-50-of-o-n-2')?.fields.title).toBe('{Peat \\& moss\\_1: 50\\% of $O(n^2)$}');
});

it.each([
  ['$5 and $10', '\\$5 and \\$10'],
  ['a $x_1$, b $y^2$', 'a $x_1$, b $y^2$'],
  ['$\\{a\\}$ and $}$', '$\\{a\\}$ and \\$\\textbraceright{}\\$'],
  ['$50%$', '\\$50\\%\\$'],
  ['a~b^c#d\\e', 'a\\textasciitilde{}b\\textasciicircum{}c\\#d\\textbackslash{}e'],
  ['two\n lines', 'two lines'],
])('writes the text %s as %s', (given, expected) => expect(texText(given)).toBe(expected));

it.each([
  ['Johannes von Oswald', 'von Oswald, Johannes'],
  ['Rianne van den Berg', 'van den Berg, Rianne'],
  ['S. M. Ali Eslami', 'Eslami, S. M. Ali'],
  ['Martin Luther King Jr.', 'King, Jr., Martin Luther'],
  ['Plato', '{Plato}'],
  ['Gemini Team', '{Gemini Team}'],
  ['Bread and Butter', '{Bread and Butter}'],
  ['A_b Cee', 'Cee, A\\_b'],
])('writes the name %s as %s', (given, expected) =>
  expect(citedNames({ printed: given, stated: '', familyKey: '' }).map(bibtexName)).toEqual([expected]),
);
