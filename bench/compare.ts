/**
 * This checkout beside another, in turns on one PostgreSQL: seconds of an import into an empty store, then
 * milliseconds and processor time of requests, with the ratio of the medians. Answers are compared first. Both must
 * be built.
 *
 * npm run bench:compare -- FOLDER [PAPERS] [ROUNDS] [REQUESTS]
 */
import { isDeepStrictEqual } from 'node:util';
import { arxivFile } from './arxiv-file.js';
import { type Bench, openBench } from './bench-server.js';
import { addressOf } from './page-requests.js';
import { percentile, timed } from './percentiles.js';
import { type RunningCommand, startCommand } from './run-command.js';

/** One of the two, with the store that it has made. */
interface Side {
  name: string;
  folder: string;
  url: string;
  seconds: number[];
}

const REQUESTS_A_ROUND = 10;
/** Until then functions are still being compiled. */
const WARM_UP = 300;

async function main(): Promise<void> {
  const [folder, papers = '20000', rounds = '5', requests = '1000'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Which other checkout? Give its folder.');
  const bench = await openBench(process.env.BENCH_DATABASE_URL);
  const sides = [
    { name: 'here', folder: process.cwd(), url: '', seconds: [] },
    { name: 'other', folder, url: '', seconds: [] },
  ];
  try {
    await compareImports(bench, sides, { papers: Number(papers), rounds: Number(rounds) });
    await compareRequests(bench, sides, Math.ceil(Number(requests) / REQUESTS_A_ROUND));
  } finally {
    await bench.close();
  }
}

/** Each goes first in every other round. */
async function compareImports(
  bench: Bench,
  sides: Side[],
  { papers, rounds }: { papers: number; rounds: number },
): Promise<void> {
  const file = await arxivFile({ papers, seed: 1 }, bench.folder);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      if (side.url !== '') await bench.dropDatabase(side.url);
      side.url = await bench.createDatabase();
      await startCommand(bench, side.url, ['migrate'], side.folder).ended;
      await bench.settle();
      const { ms } = await timed(
        () => startCommand(bench, side.url, ['import', 'arxiv', file], side.folder).ended,
      );
      side.seconds.push(ms / 1000);
    }
  }
  const [here = [], other = []] = sides.map(({ seconds }) => seconds);
  console.log(`import of ${papers} records, ${rounds} rounds in turns`);
  for (const { name, seconds } of sides)
    console.log(`  ${name.padEnd(6)} ${seconds.map((value) => value.toFixed(1)).join('  ')} s`);
  console.log(`  here : other  ${ratio(here, other)}`);
}

/** What is asked, each by itself; `$author` and others are filled in from the store. */
const REQUESTS: Readonly<Record<string, string>> = {
  typename: '{ __typename }',
  'paper by slug':
    'query ($paper: String!) { paper(slug: $paper) { title publishedOn authors { nodes { name } } topics { code } } }',
  'newest 20 papers':
    '{ papers(first: 20) { nodes { title publishedOn authors(first: 5) { nodes { name } } topics { code } } } }',
  'author, papers, authors':
    'query ($author: String!) { author(slug: $author) { name papers(first: 10) { totalCount nodes { title authors(first: 20) { nodes { name } } } } } }',
  'papers by text':
    'query ($word: String!) { papers(first: 20, filter: { text: $word }) { nodes { title publishedOn } } }',
  'four levels':
    '{ papers(first: 10) { nodes { title authors(first: 5) { nodes { name papers(first: 5) { nodes { title authors(first: 5) { nodes { name } } } } } } } } }',
  'facets and count':
    'query ($topic: String!) { papers(first: 1, filter: { topics: [$topic] }) { totalCount facets { years { year count } topics { count topic { code } } } } }',
  search:
    'query ($word: String!) { search(query: $word, first: 20) { totalCount edges { score highlight } } }',
  suggest: '{ suggest(prefix: "mach") { kind text key } }',
  related:
    'query ($paper: String!) { paper(slug: $paper) { related(first: 10) { score reasons paper { title } } } }',
  coauthors:
    'query ($author: String!) { author(slug: $author) { coauthors(first: 20) { totalCount edges { paperCount node { name } } } } }',
};

const SAMPLE = `{
  authors(first: 1, orderBy: { field: PAPER_COUNT }) { nodes { slug } }
  topics(first: 1, orderBy: { field: PAPER_COUNT }) { nodes { code } }
  papers(first: 1) { nodes { slug title } }
}`;

interface Service {
  running: RunningCommand;
  address: string;
}

async function compareRequests(bench: Bench, sides: Side[], rounds: number): Promise<void> {
  const [here, other] = await Promise.all(sides.map((side) => startService(bench, side)));
  if (here === undefined || other === undefined) throw new Error('expected two services');
  const variables = await sampleOf(here);
  console.log(
    `requests, ${rounds * REQUESTS_A_ROUND} each; median ms here, other, ratio; processor ms likewise`,
  );
  for (const [name, query] of Object.entries(REQUESTS)) {
    const answers = await Promise.all([here, other].map((service) => ask(service, query, variables)));
    if (!isDeepStrictEqual(answers[0], answers[1])) console.log(`  ${name}: the answers differ`);
    console.log(`  ${name.padEnd(24)} ${await compareRequest([here, other], { query, variables }, rounds)}`);
  }
  await Promise.all([here, other].map(({ running }) => running.stop()));
}

async function startService(bench: Bench, { url, folder }: Side): Promise<Service> {
  const running = startCommand(bench, url, ['serve', '--no-migrate'], folder);
  return { running, address: await addressOf(running) };
}

interface Asked {
  query: string;
  variables: object;
}

/** Milliseconds of each request, and processor time of the service for all of them. */
interface Times {
  each: number[];
  cpu: number;
}

async function compareRequest(
  services: readonly [Service, Service],
  asked: Asked,
  rounds: number,
): Promise<string> {
  const times = services.map((): Times => ({ each: [], cpu: 0 }));
  const sides = services.map((service, place) => ({ service, times: times[place] }));
  for (const service of services)
    for (let count = 0; count < WARM_UP; count += 1) await ask(service, asked.query, asked.variables);
  for (let round = 0; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? sides : sides.toReversed())
      addTo(side.times, await askOften(side.service, asked));
  const [here = [], other = []] = times.map(({ each }) => each);
  const [cpuHere = 0, cpuOther = 0] = times.map(({ cpu, each }) => cpu / each.length);
  const print = (figure: number) => figure.toFixed(2).padStart(8);
  return (
    `${print(percentile(here, 0.5))} ${print(percentile(other, 0.5))}  ${ratio(here, other)}   ` +
    `${print(cpuHere)} ${print(cpuOther)}  ${(cpuHere / cpuOther).toFixed(2)}`
  );
}

async function askOften(service: Service, { query, variables }: Asked): Promise<Times> {
  const before = service.running.cpuMilliseconds();
  const each: number[] = [];
  for (let count = 0; count < REQUESTS_A_ROUND; count += 1)
    each.push((await timed(() => ask(service, query, variables))).ms);
  return { each, cpu: service.running.cpuMilliseconds() - before };
}

function addTo(sum: Times | undefined, { each, cpu }: Times): void {
  sum?.each.push(...each);
  if (sum) sum.cpu += cpu;
}

async function ask({ address }: Service, query: string, variables: object): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (answer.errors !== undefined) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

async function sampleOf(service: Service): Promise<object> {
  const { authors, topics, papers } = (await ask(service, SAMPLE, {})) as {
    authors: { nodes: { slug: string }[] };
    topics: { nodes: { code: string }[] };
    papers: { nodes: { slug: string; title: string }[] };
  };
  const words = papers.nodes[0]?.title.split(/\W+/).filter((word) => word.length > 5) ?? [];
  return {
    author: authors.nodes[0]?.slug,
    topic: topics.nodes[0]?.code,
    paper: papers.nodes[0]?.slug,
    word: words[0] ?? 'learning',
  };
}

function ratio(here: readonly number[], other: readonly number[]): string {
  return (percentile(here, 0.5) / percentile(other, 0.5)).toFixed(2);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
