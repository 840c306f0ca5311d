import type { Keyed, ListOrder, Page } from '../../store/keyset.js';
import type { Pace } from '../limits/pace.js';
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

  get edges(): Promise<(Row & Edge<Row>)[]> {
    return this.rows().then((rows) => rows.map((row) => ({ ...row, cursor: this.cursorOf(row), node: row })));
  }

  get nodes(): Promise<Row[]> {
    return this.rows();
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

  private async rows(): Promise<Row[]> {
    const { rows } = await this.pageOnce();
    return this.basis.pace.deliver(rows);
  }

  private pageOnce(): Promise<Page<Row>> {
    return (this.page ??= this.readPage());
  }

  private cursorOf(row: Row): string {
    return encodeCursor(this.basis.order, row.cursorKeys);
  }
}
