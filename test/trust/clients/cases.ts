import { type Answer, ask, bodyOf, codesOf } from './ask.js';
import type { Finding, Stand } from '../row.js';

/** One thing to send, and what has to come of it. */
export interface Case {
  readonly name: string;
  send(url: string): Promise<Answer>;
  /** What is wrong with the answer, or null. */
  problem(answer: Answer): string | null;
}

/** A query that has to be refused before anything of it runs. @param codes those that may be given; any unless said */
export function refused(name: string, query: string, codes: readonly string[] = []): Case {
  return refusedBody(name, { query }, codes);
}

export function refusedBody(
  name: string,
  { query, variables }: { query: string; variables?: unknown },
  codes: readonly string[] = [],
): Case {
  return {
    name,
    send: (url) => ask(url, query, { variables }),
    problem: (answer) => refusalProblem(answer, codes),
  };
}

export function answered(name: string, query: string, variables?: unknown): Case {
  return { name, send: (url) => ask(url, query, { variables }), problem: answerProblem };
}

/** Refused: 400, no data, and every error with a code. */
export function refusalProblem(answer: Answer, codes: readonly string[] = []): string | null {
  const given = codesOf(answer);
  if (answer.status !== 400) return `status ${answer.status} instead of 400: ${answer.text.slice(0, 200)}`;
  if (bodyOf(answer).data !== undefined) return 'data beside the refusal';
  if (given.length === 0 || given.includes('undefined')) return `errors without a code: ${given.join()}`;
  if (given.includes('INTERNAL_SERVER_ERROR')) return 'an error of ours';
  if (codes.length > 0 && !given.some((code) => codes.includes(code))) return `the code ${given.join()}`;
  return null;
}

export function answerProblem(answer: Answer): string | null {
  const { data, errors } = bodyOf(answer);
  if (answer.status === 200 && data && errors === undefined) return null;
  return `status ${answer.status} instead of an answer: ${answer.text.slice(0, 200)}`;
}

export interface TurnOptions {
  readonly seconds: number;
  /** Milliseconds that each answer may take. */
  readonly within?: number;
  /** How many at a time. */
  readonly clients?: number;
}

/** Sends the cases in turn, again and again, each at least once. */
export async function inTurns(
  { service }: Stand,
  cases: readonly Case[],
  { seconds, within = 10_000, clients = 1 }: TurnOptions,
): Promise<Finding> {
  const end = Date.now() + seconds * 1_000;
  const problems = new Set<string>();
  let times = 0;
  const client = async () => {
    while (times < cases.length || Date.now() < end) {
      const one = cases[times++ % cases.length];
      if (one === undefined) return;
      const answer = await one.send(service.url);
      const problem = one.problem(answer);
      if (problem !== null) problems.add(`${one.name}: ${problem}`);
      if (answer.ms > within) problems.add(`${one.name}: an answer took more than ${within} ms`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { tried: '', times, problems: [...problems] };
}

/** `count` texts in a row. */
export function many(count: number, each: (index: number) => string): string {
  return Array.from({ length: count }, (_none, index) => each(index)).join(' ');
}
