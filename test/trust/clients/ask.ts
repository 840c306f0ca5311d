import type { Agent } from 'node:http';
import { request, type IncomingHttpHeaders } from 'node:http';

/** An answer, or what came instead of one. */
export interface Answer {
  /** 0 where there was none. */
  readonly status: number;
  readonly ms: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface AskOptions {
  /** An address of this machine that the request comes from, such as 127.0.0.2. */
  readonly from?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Milliseconds; then there is no answer. */
  readonly timeout?: number;
  readonly agent?: Agent | false;
  readonly signal?: AbortSignal;
}

/** Never rejects. Each request has a connection of its own unless an agent is given. */
export function send(url: string, options: AskOptions = {}): Promise<Answer> {
  const { from, method = 'GET', headers = {}, body, timeout = 30_000, agent = false, signal } = options;
  const begun = performance.now();
  return new Promise((resolve) => {
    const finish = (status: number, text: string, received: IncomingHttpHeaders = {}) => {
      clearTimeout(timer);
      resolve({ status, text, headers: received, ms: performance.now() - begun });
    };
    const outgoing = request(url, { method, headers, agent, localAddress: from, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        finish(response.statusCode ?? 0, Buffer.concat(chunks).toString(), response.headers),
      );
      response.on('error', (error) => finish(0, error.message));
    });
    const timer = setTimeout(() => outgoing.destroy(new Error('no answer in time')), timeout);
    outgoing.on('error', (error) => finish(0, error.message));
    outgoing.end(body);
  });
}

/** A POST of a query. */
export function ask(
  url: string,
  query: string,
  { variables, ...options }: AskOptions & { variables?: unknown } = {},
): Promise<Answer> {
  return send(`${url}/graphql`, {
    method: 'POST',
    ...options,
    headers: { 'content-type': 'application/json', ...options.headers },
    body: JSON.stringify({ query, variables }),
  });
}

export interface AnswerBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

/** Empty where the answer is no JSON. */
export function bodyOf({ text }: Answer): AnswerBody {
  try {
    return Object(JSON.parse(text)) as AnswerBody;
  } catch {
    return {};
  }
}

/** The codes of its errors, in order. */
export function codesOf(answer: Answer): string[] {
  return (bodyOf(answer).errors ?? []).map(({ extensions }) => String(extensions?.code));
}
