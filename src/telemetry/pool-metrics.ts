import type { Registry } from 'prom-client';
import type { PoolFigures } from '../database/pool-figures.js';
import { sampledGauge, single } from './sampled.js';

export function poolMetrics(register: Registry, read: () => PoolFigures): void {
  sampledGauge(register, {
    name: 'papergraph_pool_connections',
    help: 'Open connections to PostgreSQL, in use and idle.',
    labelNames: ['state'],
    read: () => {
      const { idle, inUse } = read();
      return [
        { labels: { state: 'idle' }, value: idle },
        { labels: { state: 'in_use' }, value: inUse },
      ];
    },
  });
  sampledGauge(register, {
    name: 'papergraph_pool_connections_max',
    help: 'Connections to PostgreSQL that there may be.',
    read: () => single(read().most),
  });
  sampledGauge(register, {
    name: 'papergraph_pool_waiting',
    help: 'Statements that wait for a connection.',
    read: () => single(read().waiting),
  });
}
