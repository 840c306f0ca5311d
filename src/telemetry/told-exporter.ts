import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../log.js';

const SAID_AGAIN_AFTER_MS = 60_000;

/** Says in the log, once a minute at most, that traces are not taken: OpenTelemetry itself says nothing of it. */
export class ToldExporter implements SpanExporter {
  private saidAt = -Infinity;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly log: Log,
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      if (result.code === ExportResultCode.FAILED) this.say(spans.length, result.error);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  /** The reason alone: an address may hold a password. */
  private say(spans: number, error: Error | undefined): void {
    if (performance.now() - this.saidAt < SAID_AGAIN_AFTER_MS) return;
    this.saidAt = performance.now();
    const reason = error !== undefined && 'code' in error ? error.code : error?.message;
    this.log.warn({ spans, reason }, 'traces could not be sent');
  }
}
