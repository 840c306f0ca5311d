import { createRunner } from '../../src/database/runner.js';
import { createPathLoader } from '../../src/graphql/collaboration/path-loader.js';
import { type Graph, openGraph } from '../support/graph.js';
import { catalyzexPage, loadTexts } from '../support/load-texts.js';

const PATH = 'query ($from: String!, $to: String!) { collaborationPath(from: $from, to: $to) { slug } }';

/** Two people for each paper; who is in several of these joins them. */
const PAIRS = [
  // A chain of eight people, seven links.
  ...['Ada One', 'Bea Two', 'Cyd Three', 'Dan Four', 'Eve Five', 'Fay Six', 'Gus Seven', 'Hal Eight']
    .map((name, place, chain) => [name, chain[place + 1]])
    .filter((pair): pair is [string, string] => pair[1] !== undefined),
  // Two ways from Ian to Leo; the one through Kim has more papers, though not on each link.
  ...[
    ['Ian Nine', 'Jon Ten'],
    ['Jon Ten', 'Leo Twelve'],
    ['Jon Ten', 'Leo Twelve'],
  ],
  ...[
    ['Ian Nine', 'Kim Eleven'],
    ['Ian Nine', 'Kim Eleven'],
    ['Ian Nine', 'Kim Eleven'],
    ['Kim Eleven', 'Leo Twelve'],
  ],
  // Two ways that are alike; Moe was there before Ned.
  ...[
    ['Mia Thirteen', 'Moe Fourteen'],
    ['Moe Fourteen', 'Oz Sixteen'],
    ['Mia Thirteen', 'Ned Fifteen'],
    ['Ned Fifteen', 'Oz Sixteen'],
  ],
] as const;

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  const entries = PAIRS.map(([one, other], place) => ({
    title: `Findings of the ${place + 1}th joint work of theirs`,
    names: [one, other],
  }));
  await loadTexts(graph.dataSource, { 'pairs.txt': catalyzexPage('Zoe Nobody', entries) });
  // The page's owner counts as an author of all its papers, and would be everybody's co-author.
  await graph.dataSource.query(
    `delete from authorships where author_id = (select id from authors where slug = 'zoe-nobody')`,
  );
});
afterAll(() => graph.close());

const path = async (from: string, to: string) => {
  const { collaborationPath } = await graph.data<{ collaborationPath: { slug: string }[] | null }>(PATH, {
    from,
    to,
  });
  return collaborationPath?.map(({ slug }) => slug) ?? null;
};

it('goes along a chain of six links, and says null of seven', async () => {
  const chain = ['ada-one', 'bea-two', 'cyd-three', 'dan-four', 'eve-five', 'fay-six', 'gus-seven'];
  expect(await path('ada-one', 'gus-seven')).toEqual(chain);
  expect(await path('gus-seven', 'ada-one')).toEqual(chain.toReversed());
  expect(await path('ada-one', 'hal-eight')).toBeNull();
});

it('prefers, of equally short ways, the one with more papers in all', async () => {
  expect(await path('ian-nine', 'leo-twelve')).toEqual(['ian-nine', 'kim-eleven', 'leo-twelve']);
  expect(await path('leo-twelve', 'ian-nine')).toEqual(['leo-twelve', 'kim-eleven', 'ian-nine']);
});

it('takes, of ways that are alike, the one through who came first', async () => {
  expect(await path('mia-thirteen', 'oz-sixteen')).toEqual(['mia-thirteen', 'moe-fourteen', 'oz-sixteen']);
  expect(await path('oz-sixteen', 'mia-thirteen')).toEqual(['oz-sixteen', 'moe-fourteen', 'mia-thirteen']);
});

it('leads from a person to themself without a search', async () => {
  const { data, statements } = await graph.query(PATH, { from: 'ada-one', to: 'ada-one' });
  expect(data).toEqual({ collaborationPath: [{ slug: 'ada-one' }] });
  expect(statements).toEqual(['authorsBySlug', 'authorsById']);
});

it('says null where nobody connects the two, or a slug is nobody’s', async () => {
  expect(await path('ada-one', 'ian-nine')).toBeNull();
  expect(await path('ada-one', 'nobody-at-all')).toBeNull();
  expect(await path('nobody\u0000', 'ada-one')).toBeNull();
});

it('knows a person by a former slug', async () => {
  await graph.dataSource.query(
    `insert into author_slugs (slug, author_id) select 'ada-uno', id from authors where slug = 'ada-one'`,
  );
  expect(await path('ada-uno', 'cyd-three')).toEqual(['ada-one', 'bea-two', 'cyd-three']);
  expect(await path('ada-uno', 'ada-one')).toEqual(['ada-one']);
});

it('runs one statement a step and one a link, and nothing for each person', async () => {
  const { statements } = await graph.query(PATH, { from: 'ada-one', to: 'dan-four' });
  expect(statements).toEqual([
    'authorsBySlug',
    ...Array.from({ length: 3 }, () => 'pathFrontier'),
    ...Array.from({ length: 3 }, () => 'pathLinks'),
    'authorsById',
  ]);
});

it('refuses with a code what reads more than a request may, and answers what comes before it', async () => {
  const ids = await graph.dataSource.query<{ slug: string; id: string }[]>('select slug, id from authors');
  const idOf = (slug: string) => ids.find((author) => author.slug === slug)?.id ?? '';
  const loader = createPathLoader(createRunner(graph.dataSource, { prepared: true }), 12);
  const [short, long] = await Promise.allSettled([
    loader.load({ from: idOf('ada-one'), to: idOf('bea-two') }),
    loader.load({ from: idOf('ada-one'), to: idOf('gus-seven') }),
  ]);
  expect(short).toMatchObject({ status: 'fulfilled', value: [idOf('ada-one'), idOf('bea-two')] });
  expect(long).toMatchObject({
    status: 'rejected',
    reason: { extensions: { code: 'QUERY_TOO_LARGE', limit: 12 } },
  });
});
