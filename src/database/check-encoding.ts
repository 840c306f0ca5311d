import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { UserError } from '../user-error.js';
import { createRunner } from './runner.js';
import { sql } from './sql.js';

/**
 * Makes sure that the database holds every character that a paper may have.
 *
 * @throws UserError where its encoding is another than UTF-8, with what to do.
 */
export async function checkEncoding(dataSource: DataSource): Promise<void> {
  const [found] = await createRunner(dataSource).rows('encoding', ENCODING, ENCODING_SHAPE);
  if (found === undefined || found.encoding === 'UTF8') return;
  throw new UserError(
    `DATABASE_URL: expected a database whose encoding is UTF8, but that of "${found.name}" is ${found.encoding}: ` +
      `make another one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
  );
}

const ENCODING = sql`select current_database() as name, current_setting('server_encoding') as encoding`;
const ENCODING_SHAPE = z.strictObject({ name: z.string(), encoding: z.string() });
