import { manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { type Child, killChildren } from '../support/child-process.js';
import { startImport } from '../support/import-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { askGraphql, startServiceProcess } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

/** Lists whose order an import does not change for what is there; those by counts move while they are walked. */
const LISTS = [
  'papers($page)',
  'papers($page, orderBy: { field: TITLE, direction: ASC })',
  'papers($page, orderBy: { field: AUTHOR_COUNT })',
  'papers($page, filter: { publishedOn: { from: "2000-01-01" } })',
  'authors($page)',
  'topics($page)',
];
const PAGE_SIZE = 7;

let scratch: string;
let database: TestDatabase;

beforeEach(async () => {
  scratch = makeScratchFolder();
  database = await createTestDatabase('seeded');
});

afterEach(async () => {
  await killChildren();
  await database.drop();
  removeScratchFolder(scratch);
});

describe('a walk over a list while an import adds to it', () => {
  it('gives what was there throughout exactly once, forwards and backwards', async () => {
    const service = startServiceProcess({ env: { DATABASE_URL: database.url } });
    const url = await service.ready();
    const before = new Map<string, string[]>();
    for (const list of LISTS) before.set(list, await walk(url, list, forwards));
    const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(200));
    const child = startImport(['arxiv', file, '--batch-size', '10'], { on: database, folder: scratch });
    const walks = await walkWhile(child, url);
    expect([await child.ended, child.output()]).toEqual(['exit 0', expect.stringContaining('200 new')]);

    expect(walks.map(({ list, ids }) => [list, ids.length - new Set(ids).size])).toEqual(
      walks.map(({ list }) => [list, 0]),
    );
    for (const list of LISTS) {
      const after = new Set(await walk(url, list, forwards));
      const throughout = (before.get(list) ?? []).filter((id) => after.has(id));
      expect([list, throughout.length]).not.toEqual([list, 0]);
      const missed = walks
        .filter((one) => one.list === list)
        .flatMap(({ ids }) => throughout.filter((id) => !ids.includes(id)));
      expect([list, missed]).toEqual([list, []]);
    }
    // Else nothing was added while any list was walked, and nothing is shown.
    expect(walks.some(({ counts }) => new Set(counts).size > 1)).toBe(true);
  });
});

interface Walk {
  list: string;
  ids: string[];
  /** How long the list was at each page. */
  counts: number[];
}

/** Walks over every list again and again, there and back by turns, until the import ends. */
async function walkWhile(child: Child, url: string): Promise<Walk[]> {
  const walks: Walk[] = [];
  for (let round = 0; child.isRunning(); round += 1)
    for (const list of LISTS) {
      const counts: number[] = [];
      const ids = await walk(url, list, round % 2 === 0 ? forwards : backwards, counts);
      walks.push({ list, ids, counts });
    }
  return walks;
}

interface PageAnswer {
  nodes: { id: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

const forwards = {
  page: (cursor: string | null) => `first: ${PAGE_SIZE}${cursor === null ? '' : `, after: "${cursor}"`}`,
  next: ({ hasNextPage, endCursor }: PageAnswer['pageInfo']) => (hasNextPage ? endCursor : null),
};
const backwards = {
  page: (cursor: string | null) => `last: ${PAGE_SIZE}${cursor === null ? '' : `, before: "${cursor}"`}`,
  next: ({ hasPreviousPage, startCursor }: PageAnswer['pageInfo']) => (hasPreviousPage ? startCursor : null),
};

/** The ids of a list, page by page over HTTP. */
async function walk(
  url: string,
  list: string,
  { page, next }: typeof forwards,
  counts: number[] = [],
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const field = list.replace('$page', page(cursor));
    const answer = (await askGraphql(
      url,
      `{ list: ${field} { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`,
    )) as { data: { list: PageAnswer } | null; errors?: unknown };
    if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer));
    const { nodes, pageInfo, totalCount } = answer.data.list;
    ids.push(...nodes.map(({ id }) => id));
    counts.push(totalCount);
    cursor = next(pageInfo);
  } while (cursor !== null);
  return ids;
}
