import type { Config } from '../config.js';
import { poolFigures } from '../database/pool-figures.js';
import type { DataSource } from '../database/data-source.js';
import type { RequestRunners } from '../database/request-runner.js';
import { freeBudget } from '../database/statement-budget.js';
import type { HttpServerOptions } from '../http/server.js';
import type { Log } from '../log.js';
import { readStoreFigures } from '../store/figures/store-figures.js';
import { createMetrics } from '../telemetry/metrics.js';
import type { DisposableStack } from './disposable-stack.js';

export interface TelemetryOptions {
  config: Config;
  dataSource: DataSource;
  /** For figures of the store. */
  runners: RequestRunners;
  log: Log;
  disposables: DisposableStack;
}

/** Of the ten seconds that a stop may take; what a collector has not taken by then is lost. */
const SEND_WITHIN_MS = 500;

/** What tells of requests, and what the HTTP server serves of it. Traces are loaded where they are wanted. */
export async function openTelemetry({
  config,
  dataSource,
  runners,
  log,
  disposables,
}: TelemetryOptions): Promise<Pick<HttpServerOptions<object>, 'listeners' | 'metrics'>> {
  const metrics = createMetrics({
    pool: () => poolFigures(dataSource, runners.state),
    readStore: () => readStoreFigures(runners.for(freeBudget('metrics'))),
  });
  const served = { ...metrics, readers: config.metrics };
  if (!config.traces) return { listeners: [metrics.count], metrics: served };
  const { startTraces } = await import('../telemetry/traces.js');
  const traces = startTraces(log);
  disposables.defer('the traces', () => traces.stop(), SEND_WITHIN_MS);
  return { listeners: [metrics.count, traces.trace], metrics: served };
}
