import fc from 'fast-check';
import { foldText } from '../../src/text/fold.js';
import { distinctWords, plainChainsOf } from '../../src/text/words/chains.js';
import { type Graph, openGraph } from '../support/graph.js';
import { catalyzexPage, loadTexts } from '../support/load-texts.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

interface Suggestion {
  kind: 'PAPER' | 'AUTHOR' | 'TOPIC';
  text: string;
  key: string;
}

async function suggest(prefix: string, args = ''): Promise<Suggestion[]> {
  const { suggest } = await graph.data<{ suggest: Suggestion[] }>(
    `query ($prefix: String!) { suggest(prefix: $prefix ${args}) { kind text key } }`,
    { prefix },
  );
  return suggest;
}

const texts = async (prefix: string, args = '') => (await suggest(prefix, args)).map(({ text }) => text);

it.each([
  ['the beginning of a name', 'sim', 'Simon Osindero'],
  ['the beginning of any word of it', 'osin', 'Simon Osindero'],
  ['accents left out', 'deletang', 'Grégoire Delétang'],
  ['accents put in', 'Tím Génew', 'Tim Genewein'],
  ['words in any order', 'genewein ti', 'Tim Genewein'],
  ['a part of a name with a hyphen', 'moya', 'Jordi Grau-Moya'],
  ['a whole name with a hyphen', 'jordi grau-mo', 'Jordi Grau-Moya'],
  ['another spelling', 'thomas fer', 'Chrisantha Fernando'],
  ['two letters the wrong way round', 'genewien', 'Tim Genewein'],
  ['a letter too few', 'genwein', 'Tim Genewein'],
  ['a letter too many', 'gennewein', 'Tim Genewein'],
  ['a wrong letter', 'gemewein', 'Tim Genewein'],
  ['an error in a beginning', 'gemew', 'Tim Genewein'],
  ['an error in the first of two words', 'grgeoire del', 'Grégoire Delétang'],
])('completes a name from %s', async (_name, prefix, name) => {
  expect((await texts(prefix, ', kinds: [AUTHOR]'))[0]).toBe(name);
});

it.each([
  ['machine lea', 'TOPIC', 'cs.LG'],
  ['cs.l', 'TOPIC', 'cs.LG'],
  ['LG', 'TOPIC', 'cs.LG'],
  ['langauge modelng', 'TOPIC', undefined],
  ['compression la', 'PAPER', 'language-modeling-is-compression'],
  ['chomsky', 'PAPER', 'neural-networks-and-the-chomsky-hierarchy'],
  ['chmosky', 'PAPER', 'neural-networks-and-the-chomsky-hierarchy'],
  ['tim-gen', 'AUTHOR', 'tim-genewein'],
])('completes %s', async (prefix, kind, key) => {
  expect((await suggest(prefix, `, kinds: [${kind}]`))[0]?.key).toBe(key);
});

it('forgives an error in langauge, whose topic comes first', async () => {
  expect((await suggest('langauge'))[0]).toEqual({
    kind: 'TOPIC',
    text: 'Computation and Language',
    key: 'cs.CL',
  });
});

it('puts what begins as typed before what is forgiven', async () => {
  const found = await texts('hart', ', kinds: [AUTHOR]');
  await loadTexts(graph.dataSource, {
    'hart.txt': catalyzexPage('Ida Harte', [{ title: 'Peat', names: ['Ida Harte', 'Ole Hard', 'Pia Bart'] }]),
  });
  expect(await texts('hart', ', kinds: [AUTHOR], first: 50')).toEqual(
    expect.arrayContaining(['Ida Harte', 'Ole Hard', 'Pia Bart', ...found]),
  );
  expect((await texts('hart', ', kinds: [AUTHOR]'))[0]).toBe('Ida Harte');
  expect(await texts('har', ', kinds: [AUTHOR]')).not.toContain('Pia Bart');
});

/** Everything that may be suggested, the best known of each kind first. */
async function everything(): Promise<(Suggestion & { words: string[][] })[]> {
  const { topics, a, b, c, d } = await graph.data<
    Record<'a' | 'b', { nodes: { slug: string; title: string }[] }> &
      Record<'c' | 'd', { nodes: { slug: string; name: string; nameVariants: string[] }[] }> & {
        topics: { nodes: { code: string; label: string; name: string }[] };
      }
  >(`{ c: authors(first: 100, orderBy: { field: PAPER_COUNT }) { nodes { slug name nameVariants } }
       d: authors(last: 62, orderBy: { field: PAPER_COUNT }) { nodes { slug name nameVariants } }
       topics(first: 100, orderBy: { field: PAPER_COUNT }) { nodes { code label name } }
       a: papers(first: 100) { nodes { slug title } } b: papers(last: 51) { nodes { slug title } } }`);
  const wordsOf = (text: string) => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [
    ...topics.nodes.map(({ code, label, name }) => ({
      kind: 'TOPIC' as const,
      text: name,
      key: code,
      words: [wordsOf(`${code} ${label} ${name}`)],
    })),
    ...[...c.nodes, ...d.nodes].map(({ slug, name, nameVariants }) => ({
      kind: 'AUTHOR' as const,
      text: name,
      key: slug,
      words: nameVariants.map(wordsOf),
    })),
    ...[...a.nodes, ...b.nodes].map(({ slug, title }) => ({
      kind: 'PAPER' as const,
      text: title,
      key: slug,
      words: [distinctWords(plainChainsOf(title))],
    })),
  ];
}

it('gives the best known of each kind in turns, as a plain computation does', async () => {
  const all = await everything();
  const words = [...new Set(all.flatMap((one) => one.words.flat()))];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...words), fc.integer({ min: 1, max: 6 }), async (word, length) => {
      const prefix = [...word].slice(0, length).join('');
      const meets = all.filter((one) =>
        one.words.some((name) => name.some((part) => part.startsWith(prefix))),
      );
      const expected = [0, 1].flatMap((place) =>
        (['TOPIC', 'AUTHOR', 'PAPER'] as const).flatMap((kind) =>
          meets.filter((one) => one.kind === kind).slice(place, place + 1),
        ),
      );
      const found = await suggest(prefix, `, first: ${expected.length || 1}`);
      expect(found.slice(0, expected.length).map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
    }),
    { numRuns: 100 },
  );
});

it('completes from the first letter on', async () => {
  for (const letter of 'abcdefghilmnoprstw') {
    const found = await suggest(letter);
    expect(found).toHaveLength(10);
    expect(new Set(found.map(({ kind, key }) => `${kind} ${key}`)).size).toBe(10);
  }
});

it('gives the kinds and the number that are asked for', async () => {
  expect(new Set((await suggest('s', ', kinds: [PAPER]')).map(({ kind }) => kind))).toEqual(
    new Set(['PAPER']),
  );
  expect(await suggest('s', ', kinds: []')).toEqual([]);
  expect(await suggest('s', ', first: 50')).toHaveLength(50);
  expect(await suggest('s', ', first: null')).toHaveLength(10);
});

it.each(['', ' ', '-"\'', '%', '😀', 'xqzw'])('gives nothing for %j', async (prefix) => {
  expect(await suggest(prefix)).toEqual([]);
});

it.each([
  ['{ suggest(prefix: "a", first: 0) { key } }', 'first', 'must be between 1 and 50, got 0'],
  ['{ suggest(prefix: "a", first: 51) { key } }', 'first', 'must be between 1 and 50, got 51'],
  ['{ suggest(prefix: "\\u0000") { key } }', 'prefix', 'U+0000'],
  [`{ suggest(prefix: "${'a'.repeat(201)}") { key } }`, 'prefix', 'may have 200 characters, got 201'],
])('%s names the argument %s', async (source, argument, message) => {
  const { errors, statements } = await graph.query(source);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  expect(errors?.[0]?.message).toContain(message);
  expect(statements).toEqual([]);
});

it('runs one statement where the list is full, and three at most', async () => {
  const statements = async (prefix: string, first: number) =>
    (await graph.query(`{ suggest(prefix: "${prefix}", first: ${first}) { key } }`)).statements;
  expect(await statements('s', 1)).toEqual(['suggestions']);
  expect(await statements('s', 50)).toEqual(['suggestions']);
  expect(await statements('genewien', 10)).toEqual(['suggestions', 'knownWords', 'suggestions']);
  expect(await statements('', 10)).toEqual([]);
});

it('follows what a load adds and changes', async () => {
  const page = (title: string, name: string) => ({
    'fen.txt': catalyzexPage('Mara Lind', [{ title, names: ['Mara Lind', name] }]),
  });
  await loadTexts(graph.dataSource, page('The Quagmire', 'Ola Quagstad'));
  expect(await texts('quagmir')).toEqual(['The Quagmire']);
  expect(await texts('quagstda')).toEqual(['Ola Quagstad']);
  await loadTexts(graph.dataSource, page('The Fen', 'Ola Fenstad'));
  expect(await texts('quagmire')).toEqual([]);
  expect(await texts('quagstad')).toEqual([]);
});
