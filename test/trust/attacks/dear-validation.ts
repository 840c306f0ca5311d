import { type Answer, ask, bodyOf } from '../clients/ask.js';
import { type Case, inTurns, many, refusalProblem } from '../clients/cases.js';
import type { Attack } from '../row.js';

const MOST_ERRORS = 5;

const everyoneNamesSome = (count: number) =>
  `{ ...F0 } ${many(count, (n) => `fragment F${n} on Query { ${many(7, (k) => `...F${(n + k + 1) % count}`)} }`)}`;

const ids = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const authors = 'query ($f: PaperFilter) { papers(filter: $f) { totalCount } }';

const CASES: readonly Case[] = [
  cheaply(
    '49 aliases of __schema',
    `{ ${many(49, (n) => `a${n}: __schema { types { name fields { name type { name } } } }`)} }`,
  ),
  cheaply(
    '49 aliases of __type',
    `{ ${many(49, (n) => `a${n}: __type(name: "Paper") { fields { name args { name } } }`)} }`,
  ),
  cheaply('120 fragments that name each other', everyoneNamesSome(120)),
  cheaply(
    '120 fragments within papers',
    everyoneNamesSome(120)
      .replaceAll('on Query', 'on Paper')
      .replace('{ ...F0 }', '{ papers { nodes { ...F0 } } }'),
  ),
  cheaply('24,000 wrong ids', ids, { ids: Array(24_000).fill([]) }),
  cheaply('24,000 nulls', ids, { ids: Array(18_000).fill(null) }),
  cheaply('24,000 numbers for names', authors, { f: { authors: Array(24_000).fill(1) } }),
  cheaply('6,000 unknown fields of a filter', authors, { f: { or: Array(6_000).fill({ nothing: 1 }) } }),
  cheaply('300 unknown fields', `{ ${many(300, (n) => `nothing${n}`)} }`),
  cheaply('600 unknown arguments', `{ papers(${many(600, (n) => `a${n}: 1`)}) { totalCount } }`),
];

export const dearValidation: Attack = {
  kind: 'attack',
  store: 'seeds',
  limits: { loopMs: 100 },
  async run(stand) {
    const finding = await inTurns(stand, CASES, { seconds: stand.soak ? 60 : 4, clients: 2 });
    return {
      ...finding,
      tried: 'what is dear to validate: __schema, fragments, wrong items by the thousands',
    };
  },
};

function cheaply(name: string, query: string, variables?: unknown): Case {
  return { name, send: (url) => ask(url, query, { variables }), problem: problemOf };
}

function problemOf(answer: Answer): string | null {
  const count = bodyOf(answer).errors?.length ?? 0;
  return refusalProblem(answer) ?? (count > MOST_ERRORS ? `${count} errors` : null);
}
