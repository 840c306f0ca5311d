import { send } from '../clients/ask.js';
import { type Case, inTurns, refusalProblem, refused, refusedBody } from '../clients/cases.js';
import type { Attack } from '../row.js';

const nested = (depth: number) => `{ ${'papers { nodes { authors { nodes '.repeat(depth / 4)}{ slug }`;
const list = (depth: number) => `{ papers(filter: ${'['.repeat(depth)}${']'.repeat(depth)}) { totalCount } }`;

const CASES: readonly Case[] = [
  refused('nesting 5,000 deep', nested(5_000)),
  refused('a list 9,000 deep', list(9_000)),
  refused('a list 900 deep', list(900)),
  body('a list 50,000 deep', JSON.stringify({ query: list(50_000) }), [400, 413]),
  body('a megabyte', JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_000_000)}` }), [413]),
  body('variables 9,000 deep', deepVariables(9_000), [400]),
  refusedBody('100,000 ids in a variable, as many as a body holds', manyIds(24_000)),
  body('100,000 ids in a variable', JSON.stringify(manyIds(100_000)), [413]),
  body('a batch of ten', JSON.stringify(Array(10).fill({ query: '{ __typename }' })), [400]),
];

export const bottomlessBodies: Attack = {
  kind: 'attack',
  store: 'seeds',
  async run(stand) {
    const finding = await inTurns(stand, CASES, { seconds: stand.soak ? 60 : 3, clients: 2 });
    return { ...finding, tried: 'nesting, lists and variables without end, a megabyte, a batch' };
  },
};

function manyIds(count: number) {
  const ids = Array.from({ length: count }, () => 'x');
  return { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids } };
}

function deepVariables(depth: number): string {
  const filter = `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`;
  const query = 'query ($f: PaperFilter) { papers(filter: $f) { totalCount } }';
  return `{"query":${JSON.stringify(query)},"variables":{"f":${filter}}}`;
}

function body(name: string, text: string, statuses: readonly number[]): Case {
  const headers = { 'content-type': 'application/json' };
  return {
    name,
    send: (url) => send(`${url}/graphql`, { method: 'POST', headers, body: text }),
    problem: (answer) => {
      if (!statuses.includes(answer.status))
        return `status ${answer.status} instead of ${statuses.join(' or ')}`;
      return answer.status === 400 ? refusalProblem(answer) : null;
    },
  };
}
