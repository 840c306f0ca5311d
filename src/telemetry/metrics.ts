import { collectDefaultMetrics, Registry } from 'prom-client';
import type { AnsweredRequest } from '../answered-request.js';
import type { AdmissionFigures } from '../http-figures.js';
import { admissionMetrics } from './admission-metrics.js';
import type { PoolFigures } from '../database/pool-figures.js';
import { httpMetrics } from './http-metrics.js';
import { poolMetrics } from './pool-metrics.js';
import { requestMetrics } from './request-metrics.js';
import { statementMetrics } from './statement-metrics.js';
import { storeMetrics, type ReadStoreFigures } from './store-metrics.js';

/** Where figures come from that are kept elsewhere. */
export interface MetricsSources {
  readonly pool: () => PoolFigures;
  readonly readStore: ReadStoreFigures;
}

export interface Metrics {
  readonly contentType: string;
  /** Counts a request. */
  readonly count: (request: AnsweredRequest) => void;
  /** All metrics in the text format of Prometheus; those who ask within one second are given the same. */
  readonly render: () => Promise<string>;
  /** Adds the figures of the admission. */
  readonly watch: (read: () => AdmissionFigures) => void;
}

/** The metrics of this process. */
export function createMetrics({ pool, readStore }: MetricsSources): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const counts = [requestMetrics(register), statementMetrics(register), httpMetrics(register)];
  poolMetrics(register, pool);
  storeMetrics(register, readStore);
  return {
    contentType: register.contentType,
    count: (request) => {
      for (const count of counts) count(request);
    },
    watch: (read) => {
      admissionMetrics(register, read);
    },
    render: keptFor(KEPT_MS, () => register.metrics()),
  };
}

/** However many ask, making the text takes a hundredth of the time at most. */
const KEPT_MS = 1_000;

function keptFor(ms: number, make: () => Promise<string>): () => Promise<string> {
  let kept: Promise<string> | undefined;
  let madeAt = -Infinity;
  return () => {
    if (kept !== undefined && performance.now() - madeAt < ms) return kept;
    madeAt = performance.now();
    kept = make();
    return kept;
  };
}
