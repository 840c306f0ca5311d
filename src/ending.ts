/**
 * The end of a request, before its time or at its time. It is what AbortController is, for the way that every request
 * goes: one of those costs more than reading and checking a short query, and keeps what listens to it in memory longer.
 */
export class Ending {
  private why: Error | undefined;
  private readonly calls: (() => void)[] = [];

  get isOver(): boolean {
    return this.why !== undefined;
  }

  /** The error to throw from then on; undefined until then. */
  get reason(): Error | undefined {
    return this.why;
  }

  /** Calls all that listen, in their order; a second end changes nothing. */
  end(reason: Error): void {
    if (this.why !== undefined) return;
    this.why = reason;
    for (const call of this.calls.splice(0)) call();
  }

  /** @throws the reason, once it is over. */
  throwIfOver(): void {
    if (this.why !== undefined) throw this.why;
  }

  /** Calls once at the end, and never where it is over already. */
  onEnd(call: () => void): void {
    if (!this.isOver) this.calls.push(call);
  }

  offEnd(call: () => void): void {
    const place = this.calls.lastIndexOf(call);
    if (place >= 0) this.calls.splice(place, 1);
  }
}
