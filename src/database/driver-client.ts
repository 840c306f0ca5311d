import type { Socket } from 'node:net';
import type pg from 'pg';

/** What a connection of pg's knows of itself besides what its types say. */
export interface DriverClient {
  /** A name, an address, or the folder of a unix socket. */
  readonly host: string;
  readonly port: number;
  readonly ssl: pg.ConnectionConfig['ssl'];
  /** Of the server's process, with the key that allows to cancel what it does. */
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: { readonly stream: Socket };
}

export function driverClient(client: pg.PoolClient): DriverClient {
  return client as unknown as DriverClient;
}
