import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AskedOperation, Spent } from '../../answered-request.js';

/** What becomes known of a request on its way, each where it does. */
export class RequestNotes {
  operation: AskedOperation | undefined;
  /** Whether the query was found among the last ones. */
  cached: boolean | undefined;
  spent: Spent | undefined;
  readonly codes: string[] = [];

  /** A client is told of many errors with few codes. */
  addCode(code: unknown): void {
    if (typeof code === 'string' && !this.codes.includes(code)) this.codes.push(code);
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null for what the framework refuses before any hook runs. */
    notes: RequestNotes | null;
  }
}

/** Gives each request its notes. */
export function addRequestNotes(app: FastifyInstance): void {
  app.decorateRequest('notes', null);
  app.addHook('onRequest', (request, _reply, done) => {
    request.notes = new RequestNotes();
    done();
  });
}

const NOTES = Symbol('the notes of the request');

/** Ties the notes to the context of their request: for plugins of the GraphQL server, which copies contexts. */
export function giveNotes<Context extends object>(context: Context, { notes }: FastifyRequest): Context {
  return Object.assign(context, { [NOTES]: notes });
}

/** The notes of the request with this context. */
export function notesOf(context: object): RequestNotes | undefined {
  return (context as { readonly [NOTES]?: RequestNotes })[NOTES];
}
