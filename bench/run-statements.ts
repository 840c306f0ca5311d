import { Client } from 'pg';

/** Runs statements one after another on a connection of their own; gives the rows of the last one. */
export async function runStatements<Row>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows as Row[];
  } finally {
    await client.end();
  }
}
