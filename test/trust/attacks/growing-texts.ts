import { type Answer, ask, codesOf } from '../clients/ask.js';
import { type Case, inTurns } from '../clients/cases.js';
import type { Attack } from '../row.js';

/** One letter that becomes eighteen when it is folded, and others that become two to six. */
const GROWING = ['ﷺ', '㍿', 'ﬃ', '㋿', '½', '㌖'];
const WITHIN_MS = 1_000;

/** Every argument that takes text, with how many letters it takes by what it says. */
const ARGUMENTS: readonly [query: string, lengths: readonly number[]][] = [
  ['query ($t: String!) { suggest(prefix: $t) { text } }', [200]],
  ['query ($t: String!) { search(query: $t) { totalCount edges { highlight } } }', [200, 1_000]],
  ['query ($t: String!) { papers(filter: { text: $t }) { totalCount } }', [200, 1_000, 20_000]],
  ['query ($t: String!) { papers(filter: { titleContains: $t }) { totalCount } }', [200, 1_000, 20_000]],
  ['query ($t: String!) { papers(filter: { authors: [$t] }) { totalCount } }', [200, 20_000]],
  ['query ($t: String!) { papers(filter: { institutions: [$t] }) { totalCount } }', [200, 20_000]],
  ['query ($t: String!) { papers(filter: { topics: [$t] }) { totalCount } }', [200, 20_000]],
  ['query ($t: String!) { authors(filter: { nameContains: $t }) { totalCount } }', [200, 1_000, 20_000]],
  ['query ($t: String!) { paper(slug: $t) { title } }', [200, 20_000]],
  ['query ($t: String!) { author(slug: $t) { name } }', [200, 20_000]],
  ['query ($t: String!) { topic(code: $t) { name } }', [200, 20_000]],
  ['query ($t: String!) { collaborationPath(from: $t, to: $t) { slug } }', [200, 20_000]],
  [
    'query ($t: String!) { papersByIdentifiers(identifiers: [{ scheme: DOI, value: $t }]) { slug } }',
    [200, 20_000],
  ],
  ['query ($t: ID!) { node(id: $t) { id } }', [200, 20_000]],
  ['query ($t: String!) { papers(after: $t) { totalCount } }', [200, 20_000]],
];

const CASES = ARGUMENTS.flatMap(([query, lengths]) =>
  lengths.flatMap((length) => GROWING.map((letter) => bounded(query, letter, length))),
);

export const growingTexts: Attack = {
  kind: 'attack',
  store: 'papers',
  limits: { loopMs: 100 },
  async run(stand) {
    const finding = await inTurns(stand, [...CASES, ...REFUSED], {
      seconds: stand.soak ? 60 : 6,
      within: WITHIN_MS,
    });
    return { ...finding, tried: `letters that grow when folded, in ${ARGUMENTS.length} arguments` };
  },
};

/** What is too long once it is folded, though not as it is written. */
const REFUSED: readonly Case[] = [
  tooLong('query ($t: String!) { suggest(prefix: $t) { text } }', 200),
  tooLong('query ($t: String!) { search(query: $t) { totalCount } }', 1_000),
];

function tooLong(query: string, length: number): Case {
  const one = bounded(query, 'ﷺ', length);
  const problem = (answer: Answer) =>
    codesOf(answer).includes('BAD_USER_INPUT')
      ? null
      : `taken though it is too long: ${answer.text.slice(0, 100)}`;
  return { ...one, problem };
}

function bounded(query: string, letter: string, length: number): Case {
  const variables = { t: letter.repeat(length) };
  return {
    name: `${length} × ${letter} in ${query}`,
    send: (url) => ask(url, query, { variables }),
    problem: problemOf,
  };
}

function problemOf(answer: Answer): string | null {
  const harmless = codesOf(answer).every((code) => ['BAD_USER_INPUT', 'QUERY_TOO_LARGE'].includes(code));
  if (harmless && [200, 400].includes(answer.status)) return null;
  return `status ${answer.status}: ${answer.text.slice(0, 200)}`;
}
