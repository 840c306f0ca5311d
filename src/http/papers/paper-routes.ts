import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import {
  serviceUnavailableError,
  timeoutError,
  userInputError,
  shorten,
} from '../../graphql/errors/errors.js';
import { classifyFailure } from '../../graphql/errors/failure.js';
import { RequestBudget } from '../../graphql/limits/request-budget.js';
import { startDeadline } from '../deadline.js';
import { sendError } from '../error-reply.js';
import type { InFlight } from '../in-flight.js';
import { readableAddress } from '../json-body.js';
import type { RateLimit } from '../rate/rate-limit.js';
import { budgets, endOf } from '../request-budgets.js';
import { type TurnOptions, rateHooks, turnHooks } from '../turn-hooks.js';
import { whenOver } from '../when-over.js';
import {
  type AskedPapers,
  PAPER_FORMS,
  type PaperForm,
  type ServedPapers,
  type SingleForm,
} from './served-papers.js';

export interface PaperRoutesOptions extends TurnOptions {
  readonly papers: ServedPapers;
  readonly rate: RateLimit | undefined;
  readonly inFlight: InFlight;
}

/** `GET /papers/SLUG.bib` and `GET /papers.bib?filter=…`, and so of the other forms. */
export function addPaperRoutes(app: FastifyInstance, options: PaperRoutesOptions): void {
  const { papers, limits } = options;
  const { refuseEarly, takeTurn } = turnHooks(options);
  const { takePoint, chargePoints } = rateHooks(options.rate);
  // What is packed on the way has other bytes than its tag says, and may look whole where it was cut.
  const route = {
    compress: false as const,
    onRequest: [...takePoint, refuseEarly, takeTurn],
    onSend: chargePoints,
  };

  app.get('/papers/:file', route, async (request, reply) => {
    const [, slug, form] = /^(.+)\.(bib|ris|json)$/s.exec(paramOf(request, 'file')) ?? [];
    if (slug === undefined || !isSingle(form)) return replyNoForm(request, reply, ['bib', 'ris', 'json']);
    const budget = await enter(request, reply, { ...options, price: 1 });
    const paper = await Promise.race([papers.cite(slug, form, budget), endOf(budget)]).catch(shown);
    if (paper === null) return replyNoPaper(request, reply, slug);
    if (paper.slug !== slug) return reply.redirect(`/papers/${paper.slug}.${form}`, 308);
    return sendTagged(request, describe(reply, form, paper.slug), paper.text);
  });

  app.get('/papers.:form', route, async (request, reply) => {
    const form = paramOf(request, 'form');
    if (!isForm(form)) return replyNoForm(request, reply, Object.keys(PAPER_FORMS));
    const asked = askedPapers(form, request);
    const budget = await enter(request, reply, { ...options, price: limits.rows });
    const pieces = papers.export(asked, budget);
    const first = await pieces.next().catch(shown);
    describe(reply, form, 'papers');
    if (request.method === 'HEAD' || first.done === true) {
      await pieces.return(undefined);
      return reply.send(Readable.from([]));
    }
    return reply.send(streamOf(first.value, pieces, budget));
  });
}

/** Waits for a place, which is kept until the answer has been read. */
async function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  { admission, inFlight, limits, price }: PaperRoutesOptions & { price: number },
): Promise<RequestBudget> {
  const budget = budgets.get(request) ?? new RequestBudget();
  budget.requested = price;
  if (request.notes !== null) request.notes.spent = budget;
  const answered = inFlight.add(budget);
  startDeadline(request, reply, { budget, milliseconds: limits.requestMs });
  whenOver(request, reply, () => {
    admission.leave(budget);
    answered();
  });
  await admission.enter(budget);
  return budget;
}

/** An end of the budget breaks the connection, so that what was sent does not look whole. */
function streamOf(first: string, pieces: AsyncGenerator<string>, budget: RequestBudget): Readable {
  const stream = Readable.from(withFirst(first, pieces), { objectMode: false });
  budget.ending.onEnd(() => {
    stream.destroy(budget.ending.reason);
  });
  return stream;
}

async function* withFirst(first: string, pieces: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  try {
    yield Buffer.from(first);
    for await (const piece of pieces) if (piece !== '') yield Buffer.from(piece);
  } finally {
    await pieces.return(undefined);
  }
}

function describe(reply: FastifyReply, form: PaperForm, name: string): FastifyReply {
  return reply
    .header('content-type', PAPER_FORMS[form])
    .header('content-disposition', `attachment; filename="${name}.${form}"`)
    .header('cache-control', 'no-cache');
}

function sendTagged(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag);
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*') ? reply.code(304).send() : reply.send(text);
}

const PARAMETERS = ['filter', 'ids'];

/** @throws BAD_USER_INPUT for a parameter that is not known, or that comes twice: all papers would be no answer. */
function askedPapers(form: PaperForm, request: FastifyRequest): AskedPapers {
  readableAddress(request.url);
  const given = request.query as Record<string, string | string[]>;
  for (const [name, value] of Object.entries(given)) {
    if (!PARAMETERS.includes(name))
      throw userInputError(
        shorten(name),
        `expected the parameters filter and ids, got ${JSON.stringify(shorten(name))}`,
      );
    if (Array.isArray(value)) throw userInputError(name, 'expected one value, got several');
  }
  const { filter, ids } = given as Record<string, string>;
  return {
    form,
    ...(filter === undefined ? {} : { filter }),
    ...(ids === undefined ? {} : { slugs: [...new Set(ids.split(',').map((slug) => slug.trim()))] }),
  };
}

/** @throws what a client may see of an error. */
function shown(error: unknown): never {
  if (error instanceof GraphQLError) throw error;
  const failure = classifyFailure(error);
  if (failure === 'internal') throw error;
  throw failure === 'timeout' ? timeoutError() : serviceUnavailableError();
}

function replyNoPaper(request: FastifyRequest, reply: FastifyReply, slug: string): FastifyReply {
  const message = `No paper has the slug ${JSON.stringify(shorten(slug))}.`;
  return sendError(request, reply, { status: 404, message });
}

function replyNoForm(request: FastifyRequest, reply: FastifyReply, forms: readonly string[]): FastifyReply {
  const message = `Expected an address that ends with .${forms.join(', .')}.`;
  return sendError(request, reply, { status: 404, message });
}

function paramOf(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string>)[name] ?? '';
}

function isForm(form: string): form is PaperForm {
  return Object.hasOwn(PAPER_FORMS, form);
}

function isSingle(form: string | undefined): form is SingleForm {
  return form === 'bib' || form === 'ris' || form === 'json';
}
