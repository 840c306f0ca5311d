import fc from 'fast-check';
import { markPassage } from '../../src/graphql/search/highlight.js';
import { wordVector } from '../../src/text/words/word-vector.js';
import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

/** What of a passage is markup. Everything else must be text: no `<`, `>` or `&` of its own. */
const MARKUP = /<mark>|<\/mark>|&(?:lt|gt|amp|quot|#39);/gu;

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '<mark>': '',
  '</mark>': '',
};

function expectSafe(html: string): void {
  expect(html.replaceAll(MARKUP, '')).not.toMatch(/[<>&]/);
  const marks = html.match(/<\/?mark>/g) ?? [];
  expect(
    marks.map((mark, place) => (place % 2 === 0 ? mark === '<mark>' : mark === '</mark>')),
  ).not.toContain(false);
  expect(marks.length % 2).toBe(0);
}

const textOf = (html: string) => html.replaceAll(MARKUP, (markup) => ENTITIES[markup] ?? '');

async function highlights(query: string, kinds: string): Promise<(string | null)[]> {
  const { search } = await graph.data<{ search: { edges: { highlight: string | null }[] } }>(
    `query ($query: String!) { search(query: $query, kinds: [${kinds}]) { edges { highlight } } }`,
    { query },
  );
  return search.edges.map(({ highlight }) => highlight);
}

/** Gives the first paper a title, abstract and comment, as a load would. */
async function setPaper(title: string, abstract: string | null, comment: string | null): Promise<void> {
  const words = wordVector({ title, abstract, comment, names: [], institutions: [], venues: [] });
  await graph.dataSource.query(
    `with changed as (
       update papers set title = $1, abstract = $2, comment = $3
       where id = (select min(id) from papers) returning id
     )
     update paper_words w set text_search = $4::tsvector from changed c where c.id = w.paper_id`,
    [title, abstract, comment, words],
  );
}

it('marks the words in a title, and escapes what could be markup', async () => {
  await setPaper('A <script>alert("zebra")</script> & the <mark>zebra</mark>', null, null);
  const [html] = await highlights('zebras', 'PAPER');
  expect(html).toBe(
    'A &lt;script&gt;alert(&quot;<mark>zebra</mark>&quot;)&lt;/script&gt; &amp; the &lt;mark&gt;<mark>zebra</mark>&lt;/mark&gt;',
  );
});

it('takes characters that stand for marks out of the text', async () => {
  await setPaper('\ue000zebra\ue001 \ue002img\ue003 \ue004lt; x < y', null, null);
  expect(await highlights('zebra', 'PAPER')).toEqual(['<mark>zebra</mark> img lt; x &lt; y']);
});

it('gives a passage of the abstract or the comment where the title lacks the words', async () => {
  await setPaper(
    'Peat',
    `${'Nothing of note. '.repeat(40)} One zebra crossed. ${'More of it. '.repeat(40)}`,
    null,
  );
  const [passage] = await highlights('zebra', 'PAPER');
  expect(passage).toContain('One <mark>zebra</mark> crossed');
  expect(passage?.length).toBeLessThan(400);
  await setPaper('Peat', 'Nothing of note.', '3 pages & 2 zebras');
  expect(await highlights('zebra', 'PAPER')).toEqual(['3 pages &amp; 2 <mark>zebras</mark>']);
});

it('marks names by the spelling that was found, and topics by name or label', async () => {
  expect(await highlights('deletang', 'AUTHOR')).toEqual(['Grégoire <mark>Delétang</mark>']);
  expect(await highlights('cs.LG', 'TOPIC')).toEqual(['<mark>LG</mark>']);
  expect((await highlights('machine learning', 'TOPIC'))[0]).toBe(
    '<mark>Machine</mark> <mark>Learning</mark>',
  );
});

it('is safe as it stands, whatever a paper holds', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'zebra',
      '<',
      '>',
      '&',
      '<mark>',
      '</mark>',
      '&lt;',
      '&amp;',
      '"',
      "'",
      '<!--',
      ']]>',
      '\u0002',
    ),
    fc.constantFrom(
      '\ue000',
      '\ue001',
      '\ue002',
      '\ue003',
      '\ue004',
      ' ',
      'word',
      '<b onclick=x>',
      'a<b>c',
      '$',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const text = fc
    .array(piece, { maxLength: 15 })
    .map((pieces) => `${pieces.join('')} zebra`.replaceAll('\u0000', ''));
  await fc.assert(
    fc.asyncProperty(text, text, async (title, abstract) => {
      await setPaper(title, abstract, null);
      const [html] = await highlights('zebra', 'PAPER');
      expectSafe(html ?? '<');
      expect(html).toContain('<mark>');
      expect(title.replaceAll(/[\ue000-\ue004]/gu, '')).toBe(textOf(html ?? ''));
    }),
    { numRuns: 150 },
  );
});

it('escapes any passage', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = text.replaceAll(/[\ue000-\ue004]/gu, '');
      expectSafe(markPassage(`${plain}\ue000x\ue001${plain}`));
      expect(textOf(markPassage(plain))).toBe(plain);
    }),
  );
});
