import { Client } from 'pg';

/** While it lasts, every statement that reads the table waits: as slow a database as one can wish for. */
export interface HeldTable {
  release(): Promise<void>;
}

export async function holdTable(databaseUrl: string, table: string): Promise<HeldTable> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'trust' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in access exclusive mode`);
  return { release: () => client.end() };
}
