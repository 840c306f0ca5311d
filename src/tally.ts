/** With fewer keys none is forgotten. */
const FEW_KEYS = 1_000;

/**
 * Counts by key, none of which is below 0. A key is kept for a while when it counts nothing any more: a map that is
 * emptied and filled all the time is made anew by the engine again and again, and what outlives one collection of
 * garbage keeps all its successors in memory until the next large one.
 */
export class Tally {
  private readonly counts = new Map<string, number>();
  private mostKeys = FEW_KEYS;

  get size(): number {
    return this.counts.size;
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  add(key: string, count: number): void {
    const sum = this.of(key) + count;
    if (this.counts.size >= this.mostKeys && !this.counts.has(key)) this.forgetEmpty();
    this.counts.set(key, Math.max(0, sum));
  }

  /** Next when there are twice as many, so that a new key costs the same however many count something. */
  private forgetEmpty(): void {
    for (const [key, count] of this.counts) if (count === 0) this.counts.delete(key);
    this.mostKeys = Math.max(FEW_KEYS, 2 * this.counts.size);
  }
}
