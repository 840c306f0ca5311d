import type { Registry } from 'prom-client';
import type { AdmissionFigures, ByKind } from '../http-figures.js';
import { type Sample, sampledCounter, sampledGauge } from './sampled.js';

export function admissionMetrics(register: Registry, read: () => AdmissionFigures): void {
  sampledGauge(register, {
    name: 'papergraph_admission_requests',
    help: 'Requests that run and that wait for their turn; dear ones are priced above 1,000 rows.',
    labelNames: ['state', 'kind'],
    read: () => {
      const { running, waiting } = read();
      return [...samplesOf('running', running), ...samplesOf('waiting', waiting)];
    },
  });
  sampledCounter(register, {
    name: 'papergraph_admission_refused_total',
    help: 'Requests refused: their client had its share, more waited than could be answered, their turn did not come.',
    labelNames: ['reason'],
    read: () => Object.entries(read().refused).map(([reason, value]) => ({ labels: { reason }, value })),
  });
}

function samplesOf(state: string, { cheap, dear }: ByKind): Sample[] {
  return [
    { labels: { state, kind: 'cheap' }, value: cheap },
    { labels: { state, kind: 'dear' }, value: dear },
  ];
}
