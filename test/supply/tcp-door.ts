import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestDatabase } from '../support/test-database.js';

/** A way over TCP to the database of a test. */
export interface TcpDoor {
  url: string;
  close(): Promise<void>;
}

/** The server of the tests may listen on a socket that its owner alone may reach: each connection is passed on to it. */
export async function openTcpDoor({ connection, url }: TestDatabase): Promise<TcpDoor> {
  if ('url' in connection) return { url, close: () => Promise.resolve() };
  const { host, port, user, database } = connection;
  const sockets = new Set<Socket>();
  const server = createServer((outside) => {
    const inside = connect(join(host, `.s.PGSQL.${port}`));
    for (const [from, to] of [[outside, inside] as const, [inside, outside] as const]) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return {
    url: `postgresql://${user}@127.0.0.1:${(server.address() as AddressInfo).port}/${database}`,
    close,
  };
}
