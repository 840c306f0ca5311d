import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { RequestRunners } from './request-runner.js';

/** The connections to PostgreSQL at this moment. */
export interface PoolFigures {
  readonly most: number;
  readonly idle: number;
  readonly inUse: number;
  /** Statements that wait for a connection. */
  readonly waiting: number;
}

export function poolFigures(
  dataSource: DataSource,
  { open, idle, waiting }: RequestRunners['state'],
): PoolFigures {
  const { master } = dataSource.driver as unknown as { master: pg.Pool };
  return { most: master.options.max, idle, inUse: open - idle, waiting };
}
