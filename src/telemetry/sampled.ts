import { Counter, Gauge, type Registry } from 'prom-client';

/** One value of a metric, with the values of its labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface SampledMetric {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  /** Called at each scrape; what it leaves out is not told. */
  readonly read: () => Iterable<Sample>;
}

/** Numbers that grow and are kept elsewhere: counting them costs a request nothing but an addition. */
export function sampledCounter(
  register: Registry,
  { name, help, labelNames = [], read }: SampledMetric,
): void {
  new Counter({
    name,
    help,
    labelNames,
    registers: [register],
    collect() {
      this.reset();
      for (const { labels, value } of read()) this.inc(labels, value);
    },
  });
}

/** Numbers that rise and fall, and are kept elsewhere. */
export function sampledGauge(register: Registry, { name, help, labelNames = [], read }: SampledMetric): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [register],
    collect() {
      this.reset();
      for (const { labels, value } of read()) this.set(labels, value);
    },
  });
}

/** The one value of a metric without labels. */
export function single(value: number): Sample[] {
  return [{ labels: {}, value }];
}
