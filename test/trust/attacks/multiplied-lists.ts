import { type Answer, ask, codesOf } from '../clients/ask.js';
import { answerProblem, type Case, inTurns, many } from '../clients/cases.js';
import type { StoreName } from '../ground/stores.js';
import type { Attack } from '../row.js';

const MOST_BYTES = 20_000_000;
const WITHIN_MS = 5_000;

const widest = many(
  8,
  (n) =>
    `a${n}: authors(first: 100) { nodes { name nameVariants papers(first: 100) { nodes { slug title abstract } } } }`,
);

const CASES: readonly Case[] = [
  bounded('three lists of 100', `{ ${lists([100, 100, 100], 'slug title')} }`),
  bounded('five lists of 100', `{ ${lists([100, 100, 100, 100, 100], 'slug')} }`),
  bounded('eight aliases of lists within a list', `{ papers(first: 100) { nodes { ${widest} } } }`),
  bounded(
    'fifty aliases of the largest page',
    `{ ${many(50, (n) => `a${n}: papers(first: 100) { nodes { title abstract authors(first: 90) { nodes { name } } } }`)} }`,
  ),
  bounded(
    'forty aliases within a page',
    `{ papers(first: 100) { nodes { ${many(40, (n) => `a${n}: authors(first: 100) { nodes { name } }`)} } } }`,
  ),
  bounded('as much as the cost allows', `{ ${lists([70, 70, 90], 'slug title abstract')} }`),
  bounded(
    'edges and nodes of the same lists',
    `{ papers(first: 100) { edges { node { authors(first: 50) { edges { node { papers(first: 90) { edges { cursor node { slug } } nodes { title } } } } } } } } }`,
  ),
  passing('50 papers, 20 authors, 5 papers, 20 authors', `{ ${lists([50, 20, 5, 20], 'slug')} }`),
];

/** On the seeds nearly every list is short, so that a query yields less than it says; on many papers it does not. */
export function multipliedLists(store: StoreName): Attack {
  return {
    kind: 'attack',
    store,
    limits: { loopMs: 100 },
    async run(stand) {
      const seconds = stand.soak ? 60 : 10;
      const finding = await inTurns(stand, CASES, { seconds, within: WITHIN_MS });
      return { ...finding, tried: `lists multiplied by nesting and by aliases, on ${store}` };
    },
  };
}

/** Lists within lists: papers, their authors, the authors' papers, and so on. */
function lists([size, ...rest]: readonly number[], leaf: string, names = ['papers', 'authors']): string {
  if (size === undefined) return leaf;
  return `${names[0]}(first: ${size}) { nodes { ${lists(rest, leaf, names.toReversed())} } }`;
}

function bounded(name: string, query: string): Case {
  return { name, send: (url) => ask(url, query), problem: boundProblem };
}

function boundProblem(answer: Answer): string | null {
  if (codesOf(answer).includes('QUERY_TOO_COMPLEX')) return null;
  if (answer.text.length > MOST_BYTES) return `an answer of ${answer.text.length} characters`;
  return answerProblem(answer);
}

function passing(name: string, query: string): Case {
  return { name, send: (url) => ask(url, query), problem: answerProblem };
}
