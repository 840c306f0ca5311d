import { connect, type Socket } from 'node:net';

/** A connection that is kept, for one request at a time: as little work as can be, so that many are made by one process. */
export interface Exchange {
  /** Never rejects; status 0 where no answer came. */
  request(bytes: Buffer): Promise<Reply>;
  readonly isOpen: () => boolean;
  close(): void;
}

export interface Reply {
  readonly status: number;
  readonly ms: number;
  /** Of a refusal. */
  readonly retryAfter: boolean;
}

interface Pending {
  begun: number;
  resolve(reply: Reply): void;
}

export function openExchange(port: number, from?: string): Exchange {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  let pending: Pending | null = null;
  let received: Buffer = Buffer.alloc(0);
  let open = true;
  const finish = (status: number, head = '') => {
    const asked = pending;
    pending = null;
    received = Buffer.alloc(0);
    const ms = performance.now() - (asked?.begun ?? 0);
    asked?.resolve({ status, ms, retryAfter: /\r\nretry-after:/i.test(head) });
  };
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const head = completeHead(received);
    if (head !== null) finish(Number(head.slice(9, 12)), head);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    open = false;
    finish(0);
  });
  return {
    request: (bytes) =>
      new Promise((resolve) => {
        if (!open) return resolve({ status: 0, ms: 0, retryAfter: false });
        pending = { begun: performance.now(), resolve };
        socket.write(bytes);
      }),
    isOpen: () => open,
    close: () => socket.destroy(),
  };
}

/** The head of an answer that is there in whole, by its content-length or its last chunk; null as long as it is not. */
function completeHead(received: Buffer): string | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  const whole =
    length === undefined
      ? received.subarray(-5).toString('latin1') === '0\r\n\r\n'
      : received.length >= end + 4 + Number(length);
  return whole ? head : null;
}

/** The bytes of a POST of the query. */
export function postBytes(query: string, variables?: unknown): Buffer {
  const body = JSON.stringify({ query, variables });
  const head = [
    'POST /graphql HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

export function getBytes(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
}

/** A socket that reads nothing unless it is listened to; null where the connection is refused. Errors are swallowed. */
export function openSocket(port: number, from?: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    socket.once('connect', () => resolve(socket));
    socket.once('close', () => resolve(null));
    socket.on('error', () => undefined);
  });
}
