import { type Graph, openGraph } from '../support/graph.js';
import { ARXIV, arxivRecord, importWhole } from '../support/import-records.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());

const NAMES = ['Алексей Щёкин', '김철수', '王小明', 'Søren Ødegård'];
const ASK = `query ($paper: String!, $author: String!) {
  paper(slug: $paper) { title authors { nodes { slug } } }
  author(slug: $author) { name papers(first: 5) { nodes { slug } } }
}`;

it('finds papers and persons of any script by a slug that sounds like them', async () => {
  await importWhole(graph.dataSource, ARXIV, [arxivRecord('2401.00001', '基于深度学习的图像识别', NAMES)]);
  const paper = 'ji-yu-shen-du-xue-xi-de-tu-xiang-shi-bie';
  expect(await graph.data(ASK, { paper, author: 'aleksey-shchekin' })).toEqual({
    paper: {
      title: '基于深度学习的图像识别',
      authors: {
        nodes: ['aleksey-shchekin', 'gimcheolsu', 'wang-xiao-ming', 'soren-odegard'].map((slug) => ({
          slug,
        })),
      },
    },
    author: { name: 'Алексей Щёкин', papers: { nodes: [{ slug: paper }] } },
  });
});

it('leaves the slugs that were given before titles and names were transliterated', async () => {
  await graph.dataSource.query(`update papers set slug = 'paper'`);
  await graph.dataSource.query(`update authors set slug = 'author' where slug = 'aleksey-shchekin'`);
  const again = arxivRecord('2401.00001', '基于深度学习的图像识别 II', NAMES, { comment: 'Second version' });
  await importWhole(graph.dataSource, ARXIV, [again]);
  expect(await graph.data(ASK, { paper: 'paper', author: 'author' })).toMatchObject({
    paper: { title: '基于深度学习的图像识别 II' },
    author: { name: 'Алексей Щёкин', papers: { nodes: [{ slug: 'paper' }] } },
  });
});
