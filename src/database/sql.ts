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

/** What stands in a text by value. */
type Mark = Bound | Relation;

/** What the driver takes. */
export interface Rendered {
  text: string;
  values: unknown[];
}

/** What stands before a relation that is written to. */
const WRITES = /\b(?:insert into|update|delete from|truncate|create temp table)\s+$/;

/** A statement, or a part of one. Only `sql` and the functions of this file make one. */
export class Sql {
  /** @param texts one more than `marks`: what stands between them. Few long ones, as each request makes its statements. */
  private constructor(
    private readonly texts: readonly string[],
    private readonly marks: readonly Mark[],
  ) {}

  /** @param strings one more than `given`: what stands between them. */
  static of(strings: readonly string[], given: readonly (Sql | Mark)[]): Sql {
    const texts: string[] = [];
    const marks: Mark[] = [];
    let text = strings[0] ?? '';
    const add = (mark: Mark) => {
      texts.push(text);
      marks.push(mark);
      text = '';
    };
    given.forEach((item, place) => {
      if (item instanceof Sql) {
        text += item.texts[0] ?? '';
        item.marks.forEach((mark, inner) => {
          add(mark);
          text = item.texts[inner + 1] ?? '';
        });
      } else add(item);
      text += strings[place + 1] ?? '';
    });
    texts.push(text);
    return new Sql(texts, marks);
  }

  /** The relations that the text refers to by value, each once. */
  get relations(): ReadonlySet<Relation> {
    return new Set(this.marks.filter((mark) => mark instanceof Relation));
  }

  /** Those of the relations that the text writes to, creates or empties. */
  get targets(): ReadonlySet<Relation> {
    const isTarget = (mark: Mark, place: number) =>
      mark instanceof Relation && WRITES.test(this.texts[place] ?? '');
    return new Set(this.marks.filter(isTarget) as Relation[]);
  }

  /** The text with `$1`, `$2`, … and their values. */
  render(): Rendered {
    const bounds: Bound[] = [];
    let text = this.texts[0] ?? '';
    this.marks.forEach((mark, place) => {
      text += rendered(mark, bounds) + (this.texts[place + 1] ?? '');
    });
    return { text, values: bounds.map(({ value }) => value) };
  }

  get isEmpty(): boolean {
    return this.marks.length === 0 && this.texts.every((text) => text === '');
  }
}

/** @param bounds the values before; one that is not among them is added. */
function rendered(mark: Mark, bounds: Bound[]): string {
  if (mark instanceof Relation) return mark.name;
  const known = bounds.indexOf(mark);
  return `$${known < 0 ? bounds.push(mark) : known + 1}::${mark.type}`;
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
