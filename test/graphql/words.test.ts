import { type Graph, openGraph } from '../support/graph.js';
import { ARXIV, OPENALEX, arxivRecord, importWhole, openAlexRecord } from '../support/import-records.js';

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  const abstracts = {
    bound: 'We show that if n<k then the wandering eel rests whenever m>2 holds, and bound it.',
  };
  await importWhole(graph.dataSource, ARXIV, [
    arxivRecord('2401.00001', 'BERT-3 in the wild', ['Ada Fen']),
    arxivRecord('2401.00002', 'SARS-19 counts from sewers', ['Bo Ek']),
    arxivRecord('2401.00003', 'Granite50-v2.1 and Granite-3.1-8B compared', ['Cy Oe']),
    { ...arxivRecord('2401.00004', 'Eels at rest', ['Di Au']), abstract: abstracts.bound },
    arxivRecord('2401.00005', '沼泽地的机器翻译研究', ['Eli Mo']),
    arxivRecord('2401.00006', '湿原テキストの音声認識', ['Flo Ri']),
    arxivRecord('2401.00007', '늪지의 문장을 요약하는 방법', ['Gus Ta']),
    arxivRecord('2401.00008', 'Pre-training of state-of-the-art encoder/decoder models in C++', ['Hal Ma']),
    arxivRecord('2401.00009', 'The $\\beta$-decay of peat', ['Ida Ny']),
  ]);
  await importWhole(graph.dataSource, OPENALEX, [
    openAlexRecord('W1', 'Fer\u00ADmenting with\u200B bogs', [['Jo Pe']]),
  ]);
});
afterAll(() => graph.close());

/** The beginnings of the titles of what is found. */
async function found(field: string): Promise<string[]> {
  const { list } = await graph.data<{ list: { nodes: { title: string }[] } }>(`{ list: ${field} }`);
  return list.nodes.map(({ title }) => title);
}

const searched = (text: string) =>
  found(
    `search(query: ${JSON.stringify(text)}, kinds: [PAPER], match: ALL) { nodes { ... on Paper { title } } }`,
  );
const filtered = (text: string) =>
  found(`papers(filter: { text: ${JSON.stringify(text)} }) { nodes { title } }`);

const CASES: [asked: string, title: RegExp][] = [
  ['BERT 3', /^BERT-3/],
  ['bert-3', /^BERT-3/],
  ['bert3', /^BERT-3/],
  ['BERT–3', /^BERT-3/],
  ['sars 19', /^SARS/],
  ['SARS-19', /^SARS/],
  ['Granite 3.1', /^Granite/],
  ['8B', /^Granite/],
  ['granite50', /^Granite/],
  ['wandering', /^Eels/],
  ['wandering eels', /^Eels/],
  ['机器翻译', /^沼泽地/],
  ['翻译', /^沼泽地/],
  ['音声認識', /^湿原/],
  ['요약', /^늪지/],
  ['pretraining', /^Pre-training/],
  ['pre training', /^Pre-training/],
  ['state of the art', /^Pre-training/],
  ['decoder', /^Pre-training/],
  ['C++', /^Pre-training/],
  ['β-decay', /^The .*peat/],
  ['beta decay', /^The .*peat/],
  ['fermenting', /^Fer.*bogs/],
  ['with bogs', /^Fer.*bogs/],
];

it.each(CASES)('finds what is meant by %s', async (asked, title) => {
  for (const titles of [await searched(asked), await filtered(asked)]) {
    expect(titles).toHaveLength(1);
    expect(titles[0]).toMatch(title);
  }
});

it.each([
  ['机器', /^沼泽地/],
  ['机', /^沼泽地/],
  ['音声認', /^湿原/],
  ['bert 3', /^BERT-3/],
  ['bert-', /^BERT-3/],
  ['bert3', /^BERT-3/],
  ['pretrain', /^Pre-training/],
  ['pre-tr', /^Pre-training/],
  ['pre tr', /^Pre-training/],
  ['preptraining', /^Pre-training/],
  ['c++', /^Pre-training/],
  ['beta dec', /^The .*peat/],
  ['ferment', /^Fer.*bogs/],
  ['fermneting wi', /^Fer.*bogs/],
])('completes %s to a title', async (prefix, title) => {
  const { suggest } = await graph.data<{ suggest: { text: string }[] }>(
    `{ suggest(prefix: ${JSON.stringify(prefix)}, kinds: [PAPER]) { text } }`,
  );
  expect(suggest[0]?.text).toMatch(title);
});

it.each([
  ['BERT 3', /^BERT-3/],
  ['bert–3 in', /^BERT-3/],
  ['re training of state of', /^Pre-training/],
  ['coder/dec', /^Pre-training/],
  ['in C++', /^Pre-training/],
  ['β decay', /^The .*peat/],
  ['beta-dec', /^The .*peat/],
  ['$\\beta$-decay', /^The .*peat/],
  ['机器翻', /^沼泽地/],
  ['fermenting', /^Fer.*bogs/],
  ['$', /^The .*peat/],
])('has titles that contain %s', async (asked, title) => {
  const titles = await found(
    `papers(filter: { titleContains: ${JSON.stringify(asked)} }) { nodes { title } }`,
  );
  expect(titles).toHaveLength(1);
  expect(titles[0]).toMatch(title);
});

it('completes the title of a paper that was loaded anew by its new words alone', async () => {
  await importWhole(graph.dataSource, OPENALEX, [openAlexRecord('W7', 'Quagmires', [['Kim Lo']])]);
  const titles = async (prefix: string) =>
    (
      await graph.data<{ suggest: { text: string }[] }>(
        `{ suggest(prefix: "${prefix}", kinds: [PAPER]) { text } }`,
      )
    ).suggest.map(({ text }) => text);
  expect(await titles('quagm')).toEqual(['Quagmires']);
});
