import type { Places } from './places.js';
import type { Kind, Visit } from './visit.js';
import type { Visitor } from './visitors.js';

/** What runs, of all clients and of each, and what may run besides. */
export class Occupancy {
  readonly running: Record<Kind, number> = { cheap: 0, dear: 0 };
  private rows = 0;

  constructor(private readonly places: Places) {}

  get count(): number {
    return this.running.cheap + this.running.dear;
  }

  add({ visitor, kind, rows }: Visit): void {
    this.change(visitor, kind, { count: 1, rows });
  }

  remove({ visitor, kind, rows }: Visit): void {
    this.change(visitor, kind, { count: -1, rows: -rows });
  }

  hasRoomFor({ visitor, kind, rows }: Visit): boolean {
    const { all, perClient } = this.places;
    if (this.count >= all || visitor.runningCount >= perClient) return false;
    return kind === 'cheap' || (this.mayRunDear(visitor) && this.mayHaveRows(visitor, rows));
  }

  private mayRunDear({ running }: Visitor): boolean {
    return this.running.dear < this.places.dear && running.dear < this.places.dearPerClient;
  }

  /** A single one may always have them, however many they are. */
  private mayHaveRows({ runningRows }: Visitor, rows: number): boolean {
    const { rows: most, rowsPerClient } = this.places;
    return (
      (this.rows === 0 || this.rows + rows <= most) &&
      (runningRows === 0 || runningRows + rows <= rowsPerClient)
    );
  }

  private change(visitor: Visitor, kind: Kind, { count, rows }: { count: number; rows: number }): void {
    this.running[kind] += count;
    this.rows += rows;
    visitor.running[kind] += count;
    visitor.runningRows += rows;
  }
}
