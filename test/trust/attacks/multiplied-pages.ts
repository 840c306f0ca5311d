import { ask, bodyOf, type Answer } from '../clients/ask.js';
import { answered, type Case, inTurns, refusalProblem } from '../clients/cases.js';
import type { Attack } from '../row.js';

const nested = (size: string, head = '') =>
  `${head} { papers(first: ${size}) { nodes { authors(first: ${size}) { nodes { papers(first: ${size}) { nodes { slug } } } } } } }`;

const CASES: readonly Case[] = [
  tooDear('as a literal', nested('100')),
  tooDear('as a variable', nested('$n', 'query ($n: Int)'), { n: 100 }),
  tooDear('as a default', nested('$n', 'query ($n: Int = 100)')),
  withCost(
    'a query of the usual size',
    '{ papers(first: 20) { nodes { authors(first: 5) { nodes { slug } } } } }',
  ),
];

export const multipliedPages: Attack = {
  kind: 'attack',
  store: 'seeds',
  async run(stand) {
    const finding = await inTurns(stand, CASES, { seconds: stand.soak ? 60 : 3 });
    return { ...finding, tried: 'a hundred of each, three levels deep: literal, variable, default' };
  },
};

function tooDear(how: string, query: string, variables?: unknown): Case {
  return {
    name: `three levels of 100 ${how}`,
    send: (url) => ask(url, query, { variables }),
    problem: (answer) => refusalProblem(answer, ['QUERY_TOO_COMPLEX']) ?? costProblem(answer),
  };
}

function withCost(name: string, query: string): Case {
  const one = answered(name, query);
  return { ...one, problem: (answer) => one.problem(answer) ?? costProblem(answer) };
}

/** A refusal says in its error, every answer in its extensions, what was asked for and what is allowed. */
function costProblem(answer: Answer): string | null {
  const { errors, extensions } = bodyOf(answer);
  if (errors !== undefined) return refusalCostProblem(JSON.stringify(errors));
  const cost = Object(extensions?.cost) as Record<string, unknown>;
  const told = ['requested', 'allowed', 'used'].every((name) => typeof cost[name] === 'number');
  return told ? null : `no cost in the extensions: ${JSON.stringify(extensions)}`;
}

function refusalCostProblem(errors: string): string | null {
  const figures = errors.match(/\d[\d,]{2,}/g) ?? [];
  return figures.length >= 2 ? null : `no cost asked and allowed in the error: ${errors}`;
}
