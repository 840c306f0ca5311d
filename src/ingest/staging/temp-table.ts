import { Relation, Sql, joined, name, sql } from '../../database/sql.js';

/**
 * A temporary table of one transaction, dropped with it. SQL refers to it by this value, so whoever fills or reads a
 * table imports its declaration.
 */
export class TempTable<Column extends string = string> extends Relation {
  /**
   * @param columns types and constraints of the columns, in their order, such as `{ paper_id: 'bigint primary key' }`.
   * @param constraint of several columns, such as `primary key (name_key, identity)`.
   */
  constructor(
    name: string,
    readonly columns: Readonly<Record<Column, string>>,
    readonly constraint?: string,
  ) {
    super(name);
  }

  get columnNames(): readonly Column[] {
    return Object.keys(this.columns) as Column[];
  }

  /** Creates the table without rows. */
  get create(): Sql {
    const columns = Object.entries<string>(this.columns).map(([column, type]) => `${column} ${type}`);
    const definition = [...columns, ...(this.constraint ? [this.constraint] : [])].join(', ');
    return sql`create temp table ${this} (${Sql.of([definition], [])}) on commit drop`;
  }

  /**
   * Creates the table with the rows of a query, which has the declared columns by name. One statement, since a
   * temporary table that is made whole needs no second look at its rows. Constraints are left out.
   *
   * @throws what PostgreSQL throws where the query lacks a column.
   */
  createAs(query: Sql): Sql {
    const columns = joined(this.columnNames.map(name), ', ');
    return sql`create temp table ${this} on commit drop as select ${columns} from (${query}) made`;
  }

  /** Drops the table where the transaction has made it before. */
  get dropIfThere(): Sql {
    return sql`drop table if exists ${this}`;
  }
}
