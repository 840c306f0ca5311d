import { connect, createServer, type Server, type Socket } from 'node:net';
import { waitUntil } from '../../support/wait-until.js';

/** A way to a server that can be closed off. */
export interface Proxy {
  readonly port: number;
  /** From now on nothing passes: neither bytes nor an end. Connections of that time and before never work again. */
  swallow(): void;
  /** New connections pass again. */
  pass(): void;
  /** From now on new connections are answered by somebody else, who speaks another language. */
  babble(): void;
  /** Ends every connection. */
  cut(): void;
  close(): Promise<void>;
}

type Mode = 'pass' | 'swallow' | 'babble';

/** Everything between the two ends passes here until it is told otherwise. */
export async function startProxy(to: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let mode: Mode = 'pass';
  const server = createServer({ allowHalfOpen: true }, (near) => {
    keep(sockets, near);
    if (mode === 'pass') join(near, keep(sockets, connect({ port: to, host: '127.0.0.1' })), () => mode);
    if (mode === 'babble') near.end('SSH-2.0-Somebody_else\r\n');
    if (mode === 'swallow') near.resume();
  }).listen(0, '127.0.0.1');
  await waitUntil(() => server.listening);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: portOf(server),
    swallow: () => (mode = 'swallow'),
    pass: () => (mode = 'pass'),
    babble: () => (mode = 'babble'),
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Bytes go both ways as long as all is well; a connection over which some were lost is lost for good. */
function join(near: Socket, far: Socket, mode: () => Mode): void {
  let lost = false;
  const passes = () => !(lost ||= mode() === 'swallow');
  for (const [from, other] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('data', (chunk: Buffer) => {
      if (passes()) other.write(chunk);
    });
    from.on('end', () => {
      if (passes()) other.end();
    });
    from.on('close', () => {
      if (passes()) other.destroy();
    });
  }
}

function keep(sockets: Set<Socket>, socket: Socket): Socket {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
  return socket;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
