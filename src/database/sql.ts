/**
 * SQL as a value: text and parameters travel together, so that nothing has to be handed a list of parameters to add
 * to, and no client's text can become SQL. The idea is that of `sql` tags such as Slonik's and Kysely's.
 */

/** A value of a statement, with PostgreSQL's name of its type. One that stands twice in a statement is sent once. */
export class Bound {
  constructor(
    readonly value: unknown,
    readonly type: string,
  ) {}
}

/** A relation that SQL refers to by value, so that every use of it is an import of where it is declared. */
export class Relation {
  constructor(readonly name: string) {}
}

type Piece = string | Bound | Relation;

/** What the driver takes. */
export interface Rendered {
  text: string;
  values: unknown[];
}

/** What stands before a relation that is written to. */
const WRITES = /\b(?:insert into|update|delete from|truncate|create temp table)\s+$/;

/** A statement, or a part of one. Only `sql` and the functions of this file make one. */
export class Sql {
  private constructor(private readonly pieces: readonly Piece[]) {}

  /** @param strings one more than `given`: what stands between them. */
  static of(strings: readonly string[], given: readonly (Sql | Bound | Relation)[]): Sql {
    const pieces = given.flatMap((item, place) => [
      strings[place] ?? '',
      ...(item instanceof Sql ? item.pieces : [item]),
    ]);
    return new Sql([...pieces, strings.at(-1) ?? '']);
  }

  /** The relations that the text refers to by value, each once. */
  get relations(): ReadonlySet<Relation> {
    return new Set(this.pieces.filter((piece) => piece instanceof Relation));
  }

  /** Those of the relations that the text writes to, creates or empties. */
  get targets(): ReadonlySet<Relation> {
    return new Set(
      this.pieces.filter((piece, place) => {
        const before = this.pieces[place - 1];
        return piece instanceof Relation && typeof before === 'string' && WRITES.test(before);
      }) as Relation[],
    );
  }

  /** The text with `$1`, `$2`, … and their values. */
  render(): Rendered {
    const places = new Map<Bound, number>();
    const text = this.pieces.map((piece) => {
      if (typeof piece === 'string') return piece;
      if (piece instanceof Relation) return piece.name;
      const place = places.get(piece) ?? places.size + 1;
      places.set(piece, place);
      return `$${place}::${piece.type}`;
    });
    return { text: text.join(''), values: [...places.keys()].map(({ value }) => value) };
  }

  get isEmpty(): boolean {
    return this.pieces.every((piece) => piece === '');
  }
}

/** The tag. What is put in is SQL, a value with its type, or a relation; never text. */
export function sql(strings: TemplateStringsArray, ...given: readonly (Sql | Bound | Relation)[]): Sql {
  return Sql.of(strings, given);
}

/** A value of the statement, such as `value(slugs, 'text[]')`. */
export function value(given: unknown, type: string): Bound {
  return new Bound(given, type);
}

/** Rows or an object, sent as JSON, such as `jsonb_to_recordset(${json(rows)})`. */
export function json(given: unknown): Bound {
  return value(JSON.stringify(given), 'jsonb');
}

/** A whole number written into the text, as a limit must be for its plan to be kept. */
export function integer(number: number): Sql {
  if (!Number.isSafeInteger(number)) throw new Error(`expected a whole number, got ${number}`);
  return Sql.of([String(number)], []);
}

/**
 * A name of a column or relation of our own that is not known when the file is written, such as one of a list of
 * columns; quoted where it has capitals.
 *
 * @throws Error where it is no plain name, possibly qualified (`p.title`).
 */
export function name(text: string): Sql {
  if (!/^[a-z_][\w.]*$/i.test(text)) throw new Error(`expected a name, got ${JSON.stringify(text)}`);
  return Sql.of([/[A-Z]/.test(text) ? `"${text}"` : text], []);
}

/** The parts with a separator between them; nothing where there are none. */
export function joined(parts: readonly Sql[], separator: ' and ' | ' or ' | ', ' | ' union all ' | ' '): Sql {
  if (parts.length === 0) return sql``;
  return Sql.of(['', ...parts.slice(1).map(() => separator), ''], parts);
}

/** `where …`, or nothing where there are no conditions. */
export function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql`where ${joined(conditions, ' and ')}`;
}
