import { Agent } from 'node:http';
import { Random } from '../../../bench/random.js';
import { type Answer, ask, codesOf } from '../clients/ask.js';
import { madeUpText, madeUpValue } from '../clients/made-up-values.js';
import type { Attack } from '../row.js';

const REQUESTS = { usual: 10_000, soak: 200_000 };
const CLIENTS = 8;

/** Every argument of the graph, by the type of its variable. */
const QUERIES: readonly [type: string, query: string][] = [
  ['Int', 'papers(first: $x) { totalCount nodes { slug } }'],
  ['Int', 'papers(last: $x) { nodes { slug } }'],
  ['String', 'papers(after: $x) { nodes { slug } }'],
  ['String', 'papers(before: $x) { nodes { slug } }'],
  ['PaperFilter', 'papers(filter: $x) { totalCount nodes { slug } facets { years { count } } }'],
  ['PaperFilter', 'paperCounts(by: [YEAR, TOPIC], filter: $x) { keys count }'],
  ['PaperOrder', 'papers(orderBy: $x) { nodes { slug } }'],
  ['[PaperDimension!]!', 'paperCounts(by: $x) { keys count }'],
  ['Int', 'authors(first: $x) { nodes { slug } }'],
  ['AuthorFilter', 'authors(filter: $x) { totalCount nodes { slug } }'],
  ['AuthorOrder', 'authors(orderBy: $x) { nodes { slug } }'],
  ['String!', 'author(slug: $x) { name coauthors { totalCount } }'],
  ['String!', 'paper(slug: $x) { title related { score } }'],
  ['Int', 'papers(first: 2) { nodes { related(first: $x) { score } } }'],
  ['Int', 'papers(first: 2) { nodes { authors(first: $x) { nodes { slug } } } }'],
  ['String!', 'topic(code: $x) { name authors { totalCount } }'],
  ['TopicOrder', 'topics(orderBy: $x) { nodes { code } }'],
  ['String!', 'search(query: $x) { totalCount edges { highlight score } }'],
  ['[SearchKind!]', 'search(query: "learning", kinds: $x) { totalCount }'],
  ['String!', 'suggest(prefix: $x) { text key }'],
  ['Int', 'suggest(prefix: "a", first: $x) { text }'],
  ['ID!', 'node(id: $x) { id }'],
  ['[ID!]!', 'nodes(ids: $x) { id }'],
  ['[IdentifierInput!]!', 'papersByIdentifiers(identifiers: $x) { slug }'],
  ['String!', 'collaborationPath(from: $x, to: "tim-genewein") { slug }'],
  ['Int', 'sources(first: $x) { nodes { name problems { message } } }'],
];
const HARMLESS = ['BAD_USER_INPUT', 'QUERY_TOO_LARGE', 'QUERY_TOO_DEEP', 'QUERY_TOO_COMPLEX'];

export const madeUpArguments: Attack = {
  kind: 'attack',
  store: 'seeds',
  async run({ service, soak, note }) {
    const seed = Date.now() % 1_000_000_000;
    const random = new Random(seed);
    const agent = new Agent({ keepAlive: true });
    const problems = new Set<string>();
    let left = soak ? REQUESTS.soak : REQUESTS.usual;
    const times = left;
    const client = async () => {
      while (left-- > 0) {
        const [type, query] = random.pick(QUERIES);
        const x = random.chance(0.5) && type.startsWith('String') ? madeUpText(random) : madeUpValue(random);
        const answer = await ask(service.url, `query ($x: ${type}) { ${query} }`, {
          variables: { x },
          agent,
        });
        const problem = problemOf(answer);
        if (problem !== null) problems.add(`${query} with ${JSON.stringify(x).slice(0, 120)}: ${problem}`);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    agent.destroy();
    note(`the made-up values are those of seed ${seed}`);
    return {
      tried: `made-up values in ${QUERIES.length} arguments`,
      times,
      problems: [...problems].slice(0, 10),
    };
  },
};

function problemOf(answer: Answer): string | null {
  const codes = codesOf(answer);
  if (answer.status === 413) return null;
  if (![200, 400].includes(answer.status) || !codes.every((code) => HARMLESS.includes(code)))
    return `${answer.status} ${answer.text.slice(0, 150)}`;
  return null;
}
