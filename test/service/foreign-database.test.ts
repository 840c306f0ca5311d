import { join } from 'node:path';
import { createDataSource } from '../../src/database/data-source.js';
import { killChildren } from '../support/child-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { askGraphql, startServiceProcess } from '../support/service-process.js';
import { createBareDatabase, runOnServer } from '../support/test-database.js';

/** Settings of a database by somebody else, each of which changes what a session prints, takes or does. */
const ODD_SETTINGS = [
  `datestyle = 'German'`,
  `intervalstyle = 'sql_standard'`,
  `timezone = 'Asia/Kolkata'`,
  `extra_float_digits = -3`,
  `bytea_output = 'escape'`,
  `standard_conforming_strings = off`,
  `array_nulls = off`,
  `transform_null_equals = on`,
  `gin_fuzzy_search_limit = 3`,
  `search_path = nowhere`,
  `default_transaction_read_only = on`,
  `default_transaction_isolation = 'serializable'`,
  `lock_timeout = 1`,
  `jit = on`,
];

const DATES = '{ papers(first: 30) { nodes { slug publishedOn } pageInfo { endCursor } } }';
const HITS =
  '{ search(query: "learning", first: 50) { edges { relevance node { ... on Paper { slug } } } totalCount } }';

interface HitPage {
  data: {
    search: { nodes: { slug: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
  };
}

afterEach(killChildren);

describe('a database that somebody else has set', () => {
  it('gives the answers and the exports that any other gives, from an empty one on', async () => {
    const odd = await createBareDatabase();
    const name = new URL(odd.url).pathname.slice(1);
    for (const setting of ODD_SETTINGS) await runOnServer(`alter database ${name} set ${setting}`);
    const plain = await createBareDatabase();
    const services = [odd, plain].map(({ url }) => startServiceProcess({ env: { DATABASE_URL: url } }));
    const [oddUrl = '', plainUrl = ''] = await Promise.all(services.map((service) => service.ready()));
    for (const query of [DATES, HITS])
      expect(await askGraphql(oddUrl, query)).toEqual(await askGraphql(plainUrl, query));
    const [oddHits, plainHits] = [await hitsInPages(oddUrl), await hitsInPages(plainUrl)];
    expect(oddHits).toEqual(plainHits);
    expect(new Set(oddHits).size).toBe(oddHits.length);
    await killChildren();
    for (const format of ['csv', 'bibtex'])
      expect(await exported(odd.url, format)).toBe(await exported(plain.url, format));
    for (const database of [odd, plain]) await database.drop();
  });

  it('takes a search path that the URL states, and nothing else that would change answers', async () => {
    const database = await createBareDatabase();
    const url = new URL(database.url);
    const dataSource = await createDataSource(database.connection).initialize();
    await dataSource.query('create schema papers_apart');
    url.searchParams.set('options', '-c search_path=papers_apart -c datestyle=German');
    const service = startServiceProcess({ env: { DATABASE_URL: url.href } });
    const answer = JSON.stringify(await askGraphql(await service.ready(), DATES));
    expect(answer).toMatch(/"publishedOn":"\d{4}-\d\d-\d\d"/);
    expect(answer).not.toMatch(/\d\d\.\d\d\.\d{4}/);
    const found: unknown = await dataSource.query('select count(*)::int as papers from papers_apart.papers');
    expect(found).toEqual([{ papers: 151 }]);
    await killChildren();
    await dataSource.destroy();
    await database.drop();
  });

  it('is refused where it does not hold UTF-8, with what to do', async () => {
    const database = await createBareDatabase();
    const name = `${new URL(database.url).pathname.slice(1)}_latin`;
    await runOnServer(`create database ${name} encoding 'LATIN1' locale 'C' template template0`);
    const url = new URL(database.url);
    url.pathname = `/${name}`;
    const service = startServiceProcess({ env: { DATABASE_URL: url.href } });
    expect(await service.ended).toBe('exit 1');
    expect(service.output()).toContain(
      `DATABASE_URL: expected a database whose encoding is UTF8, but that of "${name}" is LATIN1`,
    );
    await runOnServer(`drop database ${name} with (force)`);
    await database.drop();
  });

  it('is named in one sentence where it is not there, cannot be reached or lets nobody in', async () => {
    const database = await createBareDatabase();
    const missing = new URL(database.url);
    missing.pathname = '/no_such_papers';
    const faults: [string, RegExp][] = [
      [missing.href, /there is no database "no_such_papers" at /],
      ['postgresql://reader@127.0.0.1:1/papers', /nothing listens at 127\.0\.0\.1:1 /],
      ['postgresql://reader@no-such-host.invalid/papers', /no-such-host\.invalid/],
      ['postgresql://reader@localhost/papers?host=/nowhere', /no socket of PostgreSQL in \/nowhere/],
    ];
    for (const [url, reason] of faults) {
      const service = startServiceProcess({ env: { DATABASE_URL: url, LOG_LEVEL: 'warn' } });
      expect([url, await service.ended]).toEqual([url, 'exit 1']);
      expect(service.output()).toMatch(/^DATABASE_URL: [^\n]+\.\n$/);
      expect(service.output()).toMatch(reason);
    }
    await database.drop();
  });
});

describe('the embedded PostgreSQL', () => {
  const scratch = makeScratchFolder();

  afterAll(() => {
    removeScratchFolder(scratch);
  });

  it('does not look at the variables that are meant for another server', async () => {
    const env = {
      PGSSLMODE: 'require',
      PGSSLNEGOTIATION: 'direct',
      PGOPTIONS: '-c search_path=nowhere -c default_transaction_read_only=on',
      PGHOST: '/nowhere',
      PGPORT: '1',
      PGUSER: 'nobody',
      PGPASSWORD: 'x',
      PGDATABASE: 'none',
      PGREPLICATION: 'database',
      PGDATA: '/nowhere',
      PGDATESTYLE: 'German',
      PGTZ: 'Asia/Kolkata',
    };
    const service = startServiceProcess({ home: join(scratch, 'home'), env });
    expect(await askGraphql(await service.ready(), '{ papers { totalCount } }')).toEqual({
      data: { papers: { totalCount: 151 } },
      extensions: expect.anything() as unknown,
    });
    service.kill('SIGTERM');
    expect(await service.ended).toBe('exit 0');
  });

  it.each([
    [join(process.cwd(), 'package.json', 'home'), 'a part of that path is a file'],
    ['/proc/papergraph', 'no folder can be made there'],
    ['/proc', ''],
    [`/tmp/${'x'.repeat(300)}`, 'that path is too long'],
  ])('cannot live in %s, and says so in a sentence that names the setting', async (home, reason) => {
    const service = startServiceProcess({ home, env: { LOG_LEVEL: 'warn' } });
    expect(await service.ended).toBe('exit 1');
    expect(service.output()).toMatch(/^PAPERGRAPH_HOME: expected a folder, or a path [^\n]+\.\n$/);
    expect(service.output()).toContain(reason);
  });
});

/** All hits of a search, page by page. */
async function hitsInPages(url: string): Promise<string[]> {
  const slugs: string[] = [];
  for (let after = ''; ;) {
    const query = `{ search(query: "learning", kinds: [PAPER], first: 3${after}) {
      nodes { ... on Paper { slug } } pageInfo { endCursor hasNextPage } } }`;
    const { search } = ((await askGraphql(url, query)) as HitPage).data;
    slugs.push(...search.nodes.map(({ slug }) => slug));
    if (!search.pageInfo.hasNextPage) return slugs;
    after = `, after: ${JSON.stringify(search.pageInfo.endCursor)}`;
  }
}

async function exported(url: string, format: string): Promise<string> {
  const command = ['dist/src/cli.js', 'export', '--format', format];
  const child = startServiceProcess({ env: { DATABASE_URL: url, LOG_LEVEL: 'warn' }, command });
  expect(await child.ended).toBe('exit 0');
  return child.output();
}
