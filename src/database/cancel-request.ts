import pg from 'pg';
import { type DriverClient, driverClient } from './driver-client.js';

/** A cancel that PostgreSQL has not taken by then never comes. */
const CANCEL_WITHIN_MS = 2_000;

/** So many connections for cancels at a time, beside those of the pool. */
const MOST_AT_A_TIME = 4;

/** What pg's connection does besides what its types say. */
interface BareConnection extends pg.Connection {
  connect(portOrSocket: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
}

const lanes: Promise<void>[] = Array.from({ length: MOST_AT_A_TIME }, () => Promise.resolve());
let next = 0;

/**
 * Asks PostgreSQL to end the statement that runs on a connection, by the protocol's CancelRequest: it takes no
 * connection of the pool and no statement. Resolved when PostgreSQL has done it or never will: only from then on can the
 * connection run another statement that the cancel does not hit.
 *
 * @param isOver whether there is nothing to cancel any more.
 */
export function cancelStatement(client: pg.PoolClient, isOver: () => boolean): Promise<void> {
  const lane = next++ % MOST_AT_A_TIME;
  const before = lanes[lane] ?? Promise.resolve();
  const cancelled = before.then(() => (isOver() ? undefined : sendCancel(driverClient(client))));
  lanes[lane] = cancelled;
  return cancelled;
}

function sendCancel({ host, port, ssl, processID, secretKey }: DriverClient): Promise<void> {
  return new Promise((resolve) => {
    const connection = new pg.Connection({ ssl }) as BareConnection;
    const timer = setTimeout(() => connection.stream.destroy(), CANCEL_WITHIN_MS);
    const cancel = () => {
      connection.cancel(processID, secretKey);
    };
    connection.on('connect', ssl ? () => connection.requestSsl() : cancel);
    connection.on('sslconnect', cancel);
    // Whatever is wrong with the connection, it ends.
    connection.on('error', () => connection.stream.destroy());
    connection.once('end', () => {
      clearTimeout(timer);
      resolve();
    });
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}
