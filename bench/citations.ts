/**
 * How long questions about citations take over HTTP, on a store of made-up papers that cite each other; beside them, in
 * the same rounds, a plain page of papers, and a statement that reads 20,000 rows. Before that: how much room citations take.
 *
 * npm run bench:citations -- DATABASE_URL [ROUNDS]     or BENCH_DATABASE_URL=…
 *
 * `npm run bench:generate` fills an empty database. Each round asks of other papers and persons; the same in each run.
 */
import { Client } from 'pg';
import { openBench } from './bench-server.js';
import { type CitationDraws, drawCitations, spaceOfCitations } from './citation-draws.js';
import { addressOf } from './page-requests.js';
import { describeTimes, percentile, timed } from './percentiles.js';
import { startCommand } from './run-command.js';

interface Question {
  name: string;
  /** Milliseconds that the 95th percentile is to be below; none for what is beside. */
  goal?: number;
  query: string;
  variables: (draws: CitationDraws, round: number) => object;
}

const OF_PAPER = 'query ($slug: String!) { paper(slug: $slug)';
const PROBE = 'probe: 20,000 rows summed';
const bySlug = (list: readonly string[], round: number) => ({ slug: list[round % list.length] });

const QUESTIONS: readonly Question[] = [
  { name: 'a page of 20 papers', query: '{ papers(first: 20) { nodes { title } } }', variables: () => ({}) },
  {
    name: 'citationCount',
    goal: 5,
    query: `${OF_PAPER} { citationCount } }`,
    variables: ({ papers }, round) => bySlug(papers, round),
  },
  {
    name: 'citedBy, 20 papers',
    goal: 5,
    query: `${OF_PAPER} { citedBy(first: 20) { nodes { title } } } }`,
    variables: ({ papers }, round) => bySlug(papers, round),
  },
  {
    name: 'citedBy, of the most cited',
    goal: 5,
    query: `${OF_PAPER} { citedBy(first: 20) { totalCount nodes { title } } } }`,
    variables: ({ mostCited }, round) => bySlug(mostCited, round),
  },
  {
    name: 'references, 100',
    query: `${OF_PAPER} { references(first: 100) { totalCount nodes { title year } } } }`,
    variables: ({ papers }, round) => bySlug(papers, round),
  },
  {
    name: 'missingWorks of 200 papers',
    goal: 50,
    query:
      'query ($papers: [String!]) { missingWorks(in: { papers: $papers }) { citedByCount work { title year } } }',
    variables: ({ papers }, round) => ({
      papers: Array.from({ length: 200 }, (_, place) => papers[(round * 200 + place) % papers.length]),
    }),
  },
  {
    name: 'missingWorks of a topic',
    query:
      'query ($topic: String!) { missingWorks(in: { filter: { topics: [$topic] } }) { citedByCount work { title } } }',
    variables: ({ topics }, round) => ({ topic: topics[round % topics.length] }),
  },
  {
    name: 'computedMetrics, 500 papers',
    goal: 100,
    query:
      'query ($slug: String!) { author(slug: $slug) { computedMetrics { paperCount hIndex i10Index byYear { citationCount } } } }',
    variables: ({ persons }, round) => bySlug(persons, round),
  },
  {
    name: 'coupling',
    goal: 100,
    query: `${OF_PAPER} { nearByCitations { shared score paper { title } } } }`,
    variables: ({ papers }, round) => bySlug(papers, round),
  },
  {
    name: 'co-citation',
    goal: 100,
    query: `${OF_PAPER} { nearByCitations(by: COCITATION) { shared score paper { title } } } }`,
    variables: ({ papers }, round) => bySlug(papers, round),
  },
  {
    name: 'coupling, of the most cited',
    goal: 100,
    query: `${OF_PAPER} { nearByCitations { shared score paper { title } } } }`,
    variables: ({ mostCited }, round) => bySlug(mostCited, round),
  },
  {
    name: 'co-citation, of the most cited',
    goal: 100,
    query: `${OF_PAPER} { nearByCitations(by: COCITATION) { shared score paper { title } } } }`,
    variables: ({ mostCited }, round) => bySlug(mostCited, round),
  },
  {
    name: 'related',
    query: `${OF_PAPER} { related { score reasons paper { title } } } }`,
    variables: ({ papers }, round) => bySlug(papers, round),
  },
];

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const url = given[0]?.includes('://') ? given.shift() : process.env.BENCH_DATABASE_URL;
  const rounds = Number(given[0] ?? '100');
  if (url === undefined) throw new Error('Which database? Give its URL, or set BENCH_DATABASE_URL.');
  console.log(await spaceOfCitations(url));
  const draws = await drawCitations(url);
  const bench = await openBench(url);
  const probe = new Client({ connectionString: url });
  try {
    await probe.connect();
    const address = await addressOf(startCommand(bench, url, ['serve', '--no-migrate']));
    print(await measure({ probe, address, draws, rounds }));
  } finally {
    await probe.end();
    await bench.close();
  }
}

interface Measurement {
  probe: Client;
  address: string;
  draws: CitationDraws;
  rounds: number;
}

/** In rounds, so that whatever else the machine does meets all alike. The first warms up. */
async function measure({ probe, address, draws, rounds }: Measurement): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>([
    [PROBE, []],
    ...QUESTIONS.map(({ name }) => [name, []] as [string, number[]]),
  ]);
  const note = (name: string, round: number, ms: number) => {
    if (round > 0) times.get(name)?.push(ms);
  };
  for (let round = 0; round <= rounds; round += 1) {
    note(PROBE, round, (await timed(() => probe.query(PROBE_STATEMENT))).ms);
    for (const { name, query, variables } of QUESTIONS) {
      const body = JSON.stringify({ query, variables: variables(draws, round) });
      note(name, round, (await timed(() => ask(address, body))).ms);
    }
  }
  return times;
}

/** Reads some 20,000 rows by a key. */
const PROBE_STATEMENT = 'select sum(position) from authorships where paper_id between 100001 and 105000';

/** @throws Error where the answer is none */
async function ask(address: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body });
  const text = await response.text();
  const answer = JSON.parse(text) as { data?: object | null; errors?: unknown };
  if (answer.errors !== undefined || !answer.data)
    throw new Error(`The service answered ${response.status}: ${text.slice(0, 1_000)}`);
}

function print(times: Map<string, number[]>): void {
  const plain = percentile(times.get(PROBE) ?? [], 0.5);
  for (const [name, values] of times) {
    const goal = QUESTIONS.find((question) => question.name === name)?.goal;
    const ratio = `${(percentile(values, 0.5) / plain).toFixed(1).padStart(6)} × probe`;
    const met = goal === undefined ? '' : percentile(values, 0.95) < goal ? 'met' : 'MISSED';
    console.log(
      `${describeTimes(name, values)}  ${ratio}  ${goal === undefined ? '' : `goal ${goal} ms ${met}`}`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
