import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.js';

/** A step that takes longer is left behind, so that the next ones get their turn before the process must end. */
const STEP_TIMEOUT_MS = 8_500;

/**
 * What has to be closed, last opened first. It is JavaScript's `AsyncDisposableStack` with three differences: a step
 * has a name for the log, a step has a time limit, and a step that fails is logged instead of thrown.
 */
export class DisposableStack {
  readonly #steps: { name: string; close: () => Promise<void> }[] = [];

  constructor(private readonly log: Log) {}

  /** @param timeout in milliseconds */
  defer(name: string, close: () => Promise<void>, timeout = STEP_TIMEOUT_MS): void {
    this.#steps.push({ name, close: () => within(timeout, close()) });
  }

  /** Never rejects: a step that fails is logged, and the rest is closed all the same. */
  async disposeAsync(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      const { name, close } = step;
      await close().catch((error: unknown) => this.log.error({ err: error }, `Could not close ${name}`));
    }
  }
}

async function within(timeout: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  const late = sleep(timeout, undefined, { signal: over.signal }).then(() => {
    throw new Error(`It took more than ${timeout} ms`);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
