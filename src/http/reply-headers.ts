import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { RATE_HEADERS } from './rate/rate-limit.js';
import { REQUEST_ID_HEADER } from './request-id.js';

/** What the browser may load for the one page served here: everything from here, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  // The page's own program writes its styles into the document.
  'style-src': ["'self'", "'unsafe-inline'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** A day: browsers ask again after that whether they may send a request of another site. */
const PREFLIGHT_MAX_AGE_SECONDS = 86_400;

/** What scripts of other sites may read of an answer. */
const EXPOSED_HEADERS = [
  REQUEST_ID_HEADER,
  'retry-after',
  'etag',
  'content-disposition',
  ...RATE_HEADERS,
].join(', ');

/** Headers that every reply carries, and compression. */
export async function addReplyHeaders(app: FastifyInstance): Promise<void> {
  const headers = Object.entries({
    ...securityHeaders(),
    'access-control-allow-origin': '*',
    'access-control-expose-headers': EXPOSED_HEADERS,
  }) as [string, string][];
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of headers) reply.header(name, value);
    done();
  });
  // Its hook would put the same together for each request: here it runs for its own route alone, the preflights.
  await app.register(async (scope) => {
    await scope.register(cors, {
      origin: '*',
      methods: ['GET', 'POST', 'OPTIONS'],
      maxAge: PREFLIGHT_MAX_AGE_SECONDS,
      exposedHeaders: EXPOSED_HEADERS,
      strictPreflight: false,
    });
  });
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1_024, globalDecompression: false });
}

/** What helmet sets, which is the same on every reply: made once, as it takes a dozen calls. */
function securityHeaders(): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    // A proxy in front knows whether there is HTTPS, and tells.
    strictTransportSecurity: false,
    // The data is public: pages of any origin may load it.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  setHeaders(request, response, () => undefined);
  return response.getHeaders();
}
