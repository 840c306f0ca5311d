import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client on a bare connection, which says what it is told and remembers what it hears. */
export class RawClient {
  private text = '';

  private constructor(readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (piece: string) => (this.text += piece));
  }

  static async connect(url: string): Promise<RawClient> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const client = new RawClient(socket);
    await once(socket, 'connect');
    return client;
  }

  get heard(): string {
    return this.text;
  }

  say(text: string): this {
    this.socket.write(text);
    return this;
  }

  /** Resolves when the server has closed the connection. Gives what was heard. */
  async closed(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.text;
  }

  /** As a program that is killed: what is under way gets a reset. */
  reset(): void {
    this.socket.resetAndDestroy();
  }
}

/** The bytes of a POST with this query. */
export function postBytes(query: string, headers: readonly string[] = []): string {
  const body = JSON.stringify({ query });
  const lines = [
    'POST /graphql HTTP/1.1',
    'Host: papergraph',
    'Content-Type: application/json',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    ...headers,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
