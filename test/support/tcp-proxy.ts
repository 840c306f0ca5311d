import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * How the way to a server is: it passes what comes, it swallows it without a word (what was sent then is lost), or
 * something else is at the address that speaks HTTP.
 */
export type Way = 'passes' | 'swallows' | 'is another server';

export interface TcpProxy {
  /** The URL of the server with the address of the proxy in it. */
  readonly url: string;
  way: Way;
  close(): void;
}

/** A proxy between a client and the PostgreSQL of a URL, which has its host in it or as the folder of a unix socket. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const state: { way: Way } = { way: 'passes' };
  const server = createServer((client) => {
    if (state.way === 'is another server') {
      client.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n');
      return;
    }
    const upstream = connectTo(new URL(target));
    join(client, upstream, state);
    join(upstream, client, state);
    for (const socket of [client, upstream]) sockets.add(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: urlThrough(target, (server.address() as AddressInfo).port),
    get way() {
      return state.way;
    },
    set way(way: Way) {
      state.way = way;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function connectTo({ hostname, port, searchParams }: URL): Socket {
  const folder = searchParams.get('host');
  return folder === null
    ? connect(Number(port || 5432), hostname)
    : connect(`${folder}/.s.PGSQL.${port || '5432'}`);
}

function join(from: Socket, to: Socket, state: { readonly way: Way }): void {
  from.on('data', (bytes) => {
    if (state.way !== 'swallows') to.write(bytes);
  });
  from.on('error', () => undefined);
  from.on('close', () => {
    if (state.way !== 'swallows') to.destroy();
  });
}

function urlThrough(target: string, port: number): string {
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  url.searchParams.delete('host');
  return url.href;
}
