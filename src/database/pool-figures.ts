import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** The connections to PostgreSQL at this moment. */
export interface PoolFigures {
  readonly most: number;
  readonly idle: number;
  readonly inUse: number;
  /** Statements that wait for a connection. */
  readonly waiting: number;
}

export function poolFigures(dataSource: DataSource): PoolFigures {
  const { master } = dataSource.driver as unknown as { master: pg.Pool };
  const { idleCount: idle, totalCount, waitingCount: waiting } = master;
  return { most: master.options.max, idle, inUse: totalCount - idle, waiting };
}
