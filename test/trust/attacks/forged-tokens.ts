import { Agent } from 'node:http';
import { Random } from '../../../bench/random.js';
import { type AnswerBody, ask, bodyOf, codesOf } from '../clients/ask.js';
import type { Attack, Stand } from '../row.js';

const FORGERIES = { usual: 10_000, soak: 200_000 };
const CLIENTS = 8;

/** Lists with cursors: two that have the same rows in another order have other cursors. */
const LISTS: Readonly<Record<string, string>> = {
  'papers by date': 'papers(AFTER first: 5)',
  'papers by title': 'papers(AFTER first: 5, orderBy: { field: TITLE, direction: ASC })',
  'papers by authors': 'papers(AFTER first: 5, orderBy: { field: AUTHOR_COUNT })',
  'authors by name': 'authors(AFTER first: 5, orderBy: { field: NAME })',
  'authors by papers': 'authors(AFTER first: 5, orderBy: { field: PAPER_COUNT })',
  'topics by code': 'topics(AFTER first: 5, orderBy: { field: CODE })',
  sources: 'sources(AFTER first: 3)',
  hits: 'search(AFTER query: "learning or model", first: 5)',
};
const TYPES = ['Paper', 'Author', 'Topic', 'Source'];

export const forgedTokens: Attack = {
  kind: 'attack',
  store: 'seeds',
  async run(stand) {
    const random = new Random(Date.now() % 1_000_000_000);
    const real = { cursors: await realCursors(stand), ids: await realIds(stand) };
    const agent = new Agent({ keepAlive: true });
    const problems = new Set<string>();
    let left = stand.soak ? FORGERIES.soak : FORGERIES.usual;
    const times = left;
    const client = async () => {
      while (left-- > 0) {
        const forgery = random.chance(0.5) ? forgedCursor(random, real.cursors) : forgedId(random, real.ids);
        const answer = await ask(stand.service.url, forgery.query, {
          variables: { t: forgery.token },
          agent,
        });
        const problem =
          [200, 400].includes(answer.status) && codesOf(answer).every((code) => code === 'BAD_USER_INPUT')
            ? forgery.problem(bodyOf(answer))
            : `${answer.status} ${answer.text.slice(0, 150)}`;
        if (problem !== null) problems.add(`${forgery.name}: ${problem}`);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    agent.destroy();
    return {
      tried: 'cursors and ids that are forged, cut, changed and swapped',
      times,
      problems: [...problems].slice(0, 10),
    };
  },
};

interface Forgery {
  readonly name: string;
  readonly query: string;
  readonly token: string;
  problem(body: AnswerBody): string | null;
}

type Cursors = readonly { readonly list: string; readonly cursor: string }[];

async function realCursors({ service }: Stand): Promise<Cursors> {
  const found = await Promise.all(
    Object.entries(LISTS).map(async ([list, field]) => {
      const answer = await ask(
        service.url,
        `{ ${field.replace('AFTER', '')} { pageInfo { startCursor endCursor } } }`,
      );
      const [page] = Object.values(bodyOf(answer).data ?? {}) as { pageInfo: Record<string, string> }[];
      return Object.values(page?.pageInfo ?? {}).map((cursor) => ({ list, cursor }));
    }),
  );
  return found.flat();
}

async function realIds({ service }: Stand): Promise<string[]> {
  const query =
    '{ papers { nodes { id } } authors { nodes { id } } topics { nodes { id } } sources { nodes { id } } }';
  const answer = await ask(service.url, query);
  const lists = Object.values(bodyOf(answer).data ?? {}) as { nodes: { id: string }[] }[];
  return lists.flatMap(({ nodes }) => nodes.map(({ id }) => id));
}

function forgedCursor(random: Random, cursors: Cursors): Forgery {
  const { list, cursor } = random.pick(cursors);
  const into = random.pick(Object.keys(LISTS));
  const swapped = into !== list && random.chance(0.4);
  const token = swapped ? cursor : changed(random, cursor);
  const target = swapped ? into : list;
  const sharesCursors = token === cursor && !swapped;
  return {
    name: swapped ? `a cursor of ${list} in ${into}` : `a changed cursor of ${list}`,
    query: `query ($t: String) { ${(LISTS[target] ?? '').replace('AFTER', 'after: $t,')} { pageInfo { endCursor } } }`,
    token,
    problem: (body) => (swapped && !sharesCursors && body.errors === undefined ? `taken: ${token}` : null),
  };
}

function forgedId(random: Random, ids: readonly string[]): Forgery {
  const id = random.pick(ids);
  const token = random.chance(0.3) ? otherType(random, id) : changed(random, id);
  return {
    name: 'a forged id',
    query: 'query ($t: ID!) { node(id: $t) { __typename id } }',
    token,
    problem: ({ data }) => {
      const node = data?.node as { __typename: string; id: string } | null | undefined;
      if (!node || (node.id === token && partsOf(token)[0] === node.__typename)) return null;
      return `${token} gives ${JSON.stringify(node)}`;
    },
  };
}

function otherType(random: Random, id: string): string {
  return encode([random.pick(TYPES), ...partsOf(id).slice(1)]);
}

/** Cut, a letter changed, turned round, taken apart and put together with other parts, or with its parts in disorder. */
function changed(random: Random, token: string): string {
  const place = random.below(token.length);
  const parts = partsOf(token);
  return random.pick([
    () => token.slice(0, place),
    () => `${token.slice(0, place)}${random.pick([...'aZ09-_=+/ .'])}${token.slice(place + 1)}`,
    () => `${token}=`,
    () => token + token,
    () => encode(parts.toReversed()),
    () => encode([...parts, 'x']),
    () => encode(parts.slice(1)),
    () => encode(parts.map((part) => `${part}\u0000`)),
    () => encode(parts.map((part, index) => (index === parts.length - 1 ? '99999999999999999999' : part))),
    () => encode(parts.map(() => '')),
    () => encode({ parts }),
  ])();
}

function partsOf(token: string): string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(value) ? value.map(String) : [];
  } catch {
    return [];
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
