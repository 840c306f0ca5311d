import { isUtf8 } from 'node:buffer';
import type { FastifyBodyParser, FastifyInstance, FastifyRequest } from 'fastify';

/** A request that is refused for how it is written down, before anything of it is read. */
class UnreadableRequestError extends Error {
  constructor(
    readonly statusCode: 400 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** Reads bodies of JSON in UTF-8 and no others: what is put in the place of other bytes would be searched for. */
export function addJsonBody(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  const parse: FastifyBodyParser<Buffer> = (request, body, done) => {
    const refusal = packedBody(request) ?? foreignBytes(body);
    if (refusal === null) void parseJson(request, body.toString('utf8'), done);
    else done(refusal);
  };
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parse);
}

function packedBody({ headers }: FastifyRequest): UnreadableRequestError | null {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() === 'identity') return null;
  const shown = /^[\w, -]{1,40}$/.test(encoding) ? ` (content-encoding ${encoding})` : '';
  return new UnreadableRequestError(
    415,
    `The body is packed${shown}, which is not taken: send it as it is, without the header content-encoding.`,
  );
}

function foreignBytes(body: Buffer): UnreadableRequestError | null {
  return isUtf8(body)
    ? null
    : new UnreadableRequestError(400, 'The body holds bytes that are not UTF-8; expected JSON in UTF-8.');
}

/**
 * The address of a GET without parameters that are empty, as forms send them: they stand for nothing.
 *
 * @throws UnreadableRequestError where its bytes, encoded with percent signs, are not UTF-8.
 */
export function readableAddress(url: string): string {
  for (const [bytes] of url.matchAll(/(?:%[\da-f]{2})+/gi)) checkUtf8(bytes);
  return url.replaceAll(/(?<=[?&])(?:variables|extensions|operationName)=(?:%20|\+)*(?=&|$)/g, '');
}

function checkUtf8(percents: string): void {
  try {
    decodeURIComponent(percents);
  } catch {
    throw new UnreadableRequestError(400, 'The address holds bytes that are not UTF-8; expected UTF-8.');
  }
}
