import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestBudget } from '../graphql/limits/request-budget.js';

/** Milliseconds after which the event loop is given back. */
const TURN_MS = 8;

/** Objects between two looks at the clock. */
const OBJECTS_A_LOOK = 64;

/**
 * The answer as JSON, charged to the budget as it grows. The event loop is given back while a long one is written: an
 * answer of 20 MB would hold it for a fifth of a second.
 *
 * @throws QUERY_TOO_COMPLEX where it has more bytes than the budget allows.
 */
export async function writeAnswer(answer: object, budget: RequestBudget): Promise<string> {
  const writer = new Writer(budget);
  await writer.write(answer);
  return writer.text();
}

/** The same for an answer that is known to be short. */
export function writeShortAnswer(answer: object, budget?: RequestBudget): string {
  const text = `${JSON.stringify(answer)}\n`;
  budget?.chargeBytes(Buffer.byteLength(text));
  return text;
}

class Writer {
  /** What was written before the loop was last given back: all of 20 MB put together at once would hold it again. */
  private written = '';
  private parts: string[] = [];
  private objects = 0;
  private since = performance.now();

  constructor(private readonly budget: RequestBudget) {}

  text(): string {
    this.add('\n');
    this.join();
    return this.written;
  }

  /** Everything below an object that holds others is written by itself, all else in one go. */
  async write(value: object): Promise<void> {
    this.objects += 1;
    if (this.objects % OBJECTS_A_LOOK === 0) await this.giveLoopBack();
    if (Array.isArray(value)) await this.writeItems(value);
    else await this.writeFields(Object.entries(value));
  }

  private async writeItems(items: readonly unknown[]): Promise<void> {
    this.add('[');
    for (const [place, item] of items.entries()) {
      if (place > 0) this.add(',');
      const written = this.writeAny(item);
      if (written !== undefined) await written;
    }
    this.add(']');
  }

  private async writeFields(fields: readonly [string, unknown][]): Promise<void> {
    let separator = '{';
    for (const [name, value] of fields) {
      if (value === undefined) continue;
      this.add(`${separator}${JSON.stringify(name)}:`);
      separator = ',';
      const written = this.writeAny(value);
      if (written !== undefined) await written;
    }
    this.add(separator === '{' ? '{}' : '}');
  }

  private writeAny(value: unknown): Promise<void> | undefined {
    if (typeof value === 'object' && value !== null && holdsObjects(value)) return this.write(value);
    this.add(JSON.stringify(value ?? null));
    return undefined;
  }

  private add(text: string): void {
    this.budget.chargeBytes(Buffer.byteLength(text));
    this.parts.push(text);
  }

  private join(): void {
    this.written += this.parts.join('');
    this.parts = [];
  }

  private async giveLoopBack(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return;
    this.join();
    await nextTurn();
    this.budget.ending.throwIfOver();
    this.since = performance.now();
  }
}

function holdsObjects(value: object): boolean {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) return true;
  return false;
}
