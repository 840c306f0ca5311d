import { type Graph, openGraph } from '../support/graph.js';
import { ARXIV, OPENALEX, arxivRecord, importWhole, openAlexRecord } from '../support/import-records.js';
import { catalyzexPage, loadTexts } from '../support/load-texts.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());

interface Found {
  slug: string;
  id: string;
}

const idOf = async (field: string) =>
  (await graph.data<{ found: Found }>(`{ found: ${field} { id } }`)).found.id;

async function find(field: string): Promise<Found | null> {
  const { found } = await graph.data<{ found: Found | null }>(`{ found: ${field} }`);
  return found;
}

describe('a paper that was found to be another', () => {
  let formerId: string;

  beforeAll(async () => {
    const doi = { scheme: 'DOI', value: '10.1000/a' } as const;
    const arxiv = { scheme: 'ARXIV', value: '2001.00001' } as const;
    await importWhole(graph.dataSource, ARXIV, [arxivRecord('2001.00001', 'Slow Rivers', ['Ola Berg'])]);
    await importWhole(graph.dataSource, OPENALEX, [
      openAlexRecord('W1', 'Slow Rivers in Print', [['Ute Kern']], { identifiers: [doi] }),
    ]);
    formerId = await idOf('paper(slug: "slow-rivers-in-print")');
    await importWhole(graph.dataSource, OPENALEX, [
      openAlexRecord('W2', 'Rivers', [['Ola Berg']], { identifiers: [doi, arxiv] }),
    ]);
  });

  it('is found by its former slug and its former id, with its present ones', async () => {
    const present = { slug: 'slow-rivers', id: await idOf('paper(slug: "slow-rivers")') };
    expect(present.id).not.toBe(formerId);
    expect(await find('paper(slug: "slow-rivers-in-print") { slug id }')).toEqual(present);
    expect(await find(`node(id: "${formerId}") { id ... on Paper { slug } }`)).toEqual(present);
    expect(await find(`nodes(ids: ["${formerId}", "${present.id}"]) { id ... on Paper { slug } }`)).toEqual([
      present,
      present,
    ]);
  });

  it('is what recommendations go by, under its former slug too', async () => {
    await importWhole(graph.dataSource, ARXIV, [arxivRecord('2001.00002', 'River Deltas', ['Ola Berg'])]);
    const answers = await Promise.all(
      ['slow-rivers', 'slow-rivers-in-print'].map((slug) =>
        graph.data<{ recommend: { paper: { slug: string } }[] }>(
          `{ recommend(like: ["${slug}"]) { score reasons paper { slug } } }`,
        ),
      ),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.recommend.map(({ paper }) => paper.slug)).toEqual(['river-deltas']);
  });
});

describe('a person who was found to be another', () => {
  let formerId: string;

  beforeAll(async () => {
    await loadTexts(graph.dataSource, {
      'a.txt': catalyzexPage('Mara Lind', [{ title: 'Peat', names: ['Mara Lind', 'Tom Hart'] }]),
      'b.txt': catalyzexPage('Ute Holm', [{ title: 'Moss', names: ['Ute Holm', 'Thomas Hart'] }]),
    });
    formerId = await idOf('author(slug: "thomas-hart")');
    await loadTexts(graph.dataSource, {
      'c.txt': catalyzexPage('Mara Lind', [
        { title: 'Reed', names: ['Mara Lind', 'Ute Holm', 'Thomas Hart'] },
        { title: 'Fern', names: ['Mara Lind', 'Ute Holm', 'Tom Hart'] },
      ]),
    });
  });

  it('is found by the former slug and the former id, with the present ones', async () => {
    const present = { slug: 'tom-hart', id: await idOf('author(slug: "tom-hart")') };
    expect(present.id).not.toBe(formerId);
    expect(await find('author(slug: "thomas-hart") { slug id }')).toEqual(present);
    expect(await find(`node(id: "${formerId}") { id ... on Author { slug } }`)).toEqual(present);
    expect(await find(`nodes(ids: ["${formerId}"]) { id ... on Author { slug } }`)).toEqual([present]);
  });

  it('filters papers by the former slug as by the present one', async () => {
    const papersOf = (slug: string) =>
      find(
        `papers(filter: { authors: ["${slug}"] }, orderBy: { field: TITLE, direction: ASC }) { nodes { title } }`,
      );
    const papers = await papersOf('thomas-hart');
    expect(papers).toEqual(await papersOf('tom-hart'));
    expect(papers).toEqual({ nodes: ['Fern', 'Moss', 'Peat', 'Reed'].map((title) => ({ title })) });
    expect(await find('authors(filter: { nameContains: "hart" }) { nodes { slug } }')).toEqual({
      nodes: [{ slug: 'tom-hart' }],
    });
  });

  it('stands at either end of a path under the former slug', async () => {
    const path = [{ slug: 'tom-hart' }, { slug: 'mara-lind' }];
    expect(await find('collaborationPath(from: "thomas-hart", to: "mara-lind") { slug }')).toEqual(path);
    expect(await find('collaborationPath(from: "mara-lind", to: "thomas-hart") { slug }')).toEqual(
      path.toReversed(),
    );
    expect(await find('collaborationPath(from: "thomas-hart", to: "tom-hart") { slug }')).toEqual([
      { slug: 'tom-hart' },
    ]);
  });
});
