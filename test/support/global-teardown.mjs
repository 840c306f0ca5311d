import { Client } from 'pg';

/** Drops the databases of this run, and stops the embedded server; both also when a test left some open. */
export default async function globalTeardown() {
  const { connection, prefix } = JSON.parse(process.env.PAPERGRAPH_TEST_SERVER);
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
    prefix,
  ]);
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.end();
  await globalThis.papergraphTestServer.stop();
}
