import type { Keyed, ListOrder, Page } from '../../store/keyset.js';
import type { Delivered, Pace } from '../limits/pace.js';
import { encodeCursor } from './page-arguments.js';

export interface Edge<Row> {
  cursor: string;
  node: Row;
}

/** Whose order the rows are in, and at what pace they are handed over. */
export interface ConnectionBasis {
  readonly pace: Pace;
  readonly order: ListOrder;
}

export interface PageInfoValues {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/**
 * A connection that reads what is asked of it and nothing else: no page where only the count is wanted, no
 * count where only the page is. Fields of a row besides the node's, such as a position, stand on the edge.
 */
export class Connection<Row extends Keyed> {
  private page: Promise<Page<Row>> | undefined;

  constructor(
    private readonly basis: ConnectionBasis,
    private readonly readPage: () => Promise<Page<Row>>,
    private readonly readCount: () => Promise<number>,
  ) {}

  get edges(): Promise<Delivered<Row & Edge<object>>> {
    return this.pageOnce().then(({ rows }) =>
      this.basis.pace.deliverList(rows.map((row) => this.edgeOf(row))),
    );
  }

  get nodes(): Promise<Delivered<object>> {
    return this.pageOnce().then(({ rows }) =>
      this.basis.pace.deliverList(rows.map((row) => this.nodeOf(row))),
    );
  }

  get pageInfo(): Promise<PageInfoValues> {
    return this.pageOnce().then(({ rows, hasNextPage, hasPreviousPage }) => {
      const [first, last] = [rows[0], rows.at(-1)];
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: first ? this.cursorOf(first) : null,
        endCursor: last ? this.cursorOf(last) : null,
      };
    });
  }

  get totalCount(): Promise<number> {
    return this.readCount();
  }

  /** What a row stands for. */
  protected nodeOf(row: Row): object {
    return row;
  }

  private edgeOf(row: Row): Row & Edge<object> {
    return { ...row, cursor: this.cursorOf(row), node: this.nodeOf(row) };
  }

  private pageOnce(): Promise<Page<Row>> {
    return (this.page ??= this.readPage());
  }

  private cursorOf(row: Row): string {
    return encodeCursor(this.basis.order, row.cursorKeys);
  }
}
