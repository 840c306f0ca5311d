/** How much the latest request weighs in the mean. */
const WEIGHT = 0.05;

/** How long a request holds its place: the mean of the latest, or of those that run where they take longer. */
export class ServiceTime {
  private running = 0;
  private startedSum = 0;

  /** @param mean milliseconds that are expected until something is known. */
  constructor(private mean: number) {}

  begin(now: number): void {
    this.running += 1;
    this.startedSum += now;
  }

  /** A request that began at `started` gives its place back. */
  end(started: number, now: number): void {
    this.running -= 1;
    this.startedSum -= started;
    this.mean += WEIGHT * (now - started - this.mean);
  }

  /** Milliseconds; where nothing ends any more it grows, so that nobody is let in to wait in vain. */
  expected(now: number): number {
    const age = this.running === 0 ? 0 : now - this.startedSum / this.running;
    return Math.max(this.mean, age);
  }
}
