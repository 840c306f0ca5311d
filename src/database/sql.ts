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
  /** What stands for the relation in the form of a statement. */
  readonly form: string;

  constructor(readonly name: string) {
    this.form = `@${name}`;
  }
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

/** So many parts of forms, and so many characters of texts, are kept: clients' filters have forms without end. */
const MOST_FORMS = 20_000;
const MOST_CHARACTERS = 4_000_000;
/** What is longer is made anew each time: no query of the usual kind is. */
const LONGEST_TEXT = 20_000;

/**
 * What the text of a statement depends on, part by part: which strings, which relations, and of each value its type and
 * its place. Every form is a way through one tree, at whose end the text is kept.
 */
class Form {
  private static count = 0;
  private static characters = 0;

  text: string | undefined;
  private readonly next = new Map<string | number, Form>();

  keep(text: string): void {
    if (text.length > LONGEST_TEXT || Form.characters + text.length > MOST_CHARACTERS) return;
    Form.characters += text.length;
    this.text = text;
  }

  with(part: string | number): Form {
    const known = this.next.get(part);
    if (known !== undefined) return known;
    const form = new Form();
    if (Form.count < MOST_FORMS) {
      Form.count += 1;
      this.next.set(part, form);
    }
    return form;
  }
}

const FORMS = new Form();

/**
 * A statement, or a part of one. Only `sql` and the functions of this file make one.
 *
 * Each request makes its statements anew, most of them of a form that was made before with other values. So a
 * statement is a tree of what it was made of, and its text is put together once for each form.
 */
export class Sql {
  /**
   * @param form tells these strings from all others.
   * @param strings one more than `given`: what stands between them.
   */
  private constructor(
    private readonly form: string,
    private readonly strings: readonly string[],
    private readonly given: readonly (Sql | Mark)[],
  ) {}

  /**
   * @param strings one more than `given`: what stands between them.
   * @param form tells these strings from all others, where something shorter than themselves does.
   */
  static of(
    strings: readonly string[],
    given: readonly (Sql | Mark)[],
    form: string = JSON.stringify(strings),
  ): Sql {
    return new Sql(form, strings, given);
  }

  /** The relations that the text refers to by value, each once. */
  get relations(): ReadonlySet<Relation> {
    return new Set(this.uses().map(({ relation }) => relation));
  }

  /** Those of the relations that the text writes to, creates or empties. */
  get targets(): ReadonlySet<Relation> {
    return new Set(this.uses().flatMap(({ relation, before }) => (WRITES.test(before) ? [relation] : [])));
  }

  /** The text with `$1`, `$2`, … and their values. */
  render(): Rendered {
    const bounds: Bound[] = [];
    const form = this.formFrom(FORMS, bounds);
    const text = form.text ?? this.textWith([]);
    if (form.text === undefined) form.keep(text);
    return { text, values: bounds.map(({ value }) => value) };
  }

  get isEmpty(): boolean {
    return this.strings.every((text) => text === '') && this.given.length === 0;
  }

  /** The form of what was put together so far and of this. @param bounds the values so far; others are added. */
  private formFrom(before: Form, bounds: Bound[]): Form {
    let form = before.with(this.form);
    for (const item of this.given) {
      if (item instanceof Sql) form = item.formFrom(form, bounds);
      else if (item instanceof Relation) form = form.with(item.form);
      else form = form.with(item.type).with(placeAmong(bounds, item));
    }
    return form;
  }

  /** @param bounds as above. */
  private textWith(bounds: Bound[]): string {
    return this.given.reduce<string>(
      (text, item, place) => text + textOf(item, bounds) + (this.strings[place + 1] ?? ''),
      this.strings[0] ?? '',
    );

    function textOf(item: Sql | Mark, known: Bound[]): string {
      if (item instanceof Sql) return item.textWith(known);
      return item instanceof Relation ? item.name : placeOf(item, known);
    }
  }

  /** Each use of a relation by value, with the text that stands right before it. */
  private uses(text = ''): { relation: Relation; before: string }[] {
    return this.given.flatMap((item, place) => {
      const before = (place === 0 ? text : '') + (this.strings[place] ?? '');
      if (item instanceof Sql) return item.uses(before);
      return item instanceof Relation ? [{ relation: item, before }] : [];
    });
  }
}

/** `$2::text[]`. @param bounds the values before; one that is not among them is added. */
function placeOf(bound: Bound, bounds: Bound[]): string {
  return `$${placeAmong(bounds, bound)}::${bound.type}`;
}

/** From 1. */
function placeAmong(bounds: Bound[], bound: Bound): number {
  const known = bounds.indexOf(bound);
  return known < 0 ? bounds.push(bound) : known + 1;
}

const templates = new WeakMap<TemplateStringsArray, string>();
let templateCount = 0;

function formOfTemplate(strings: TemplateStringsArray): string {
  const known = templates.get(strings);
  if (known !== undefined) return known;
  templateCount += 1;
  templates.set(strings, `${templateCount}`);
  return `${templateCount}`;
}

/** The tag. What is put in is SQL, a value with its type, or a relation; never text. */
export function sql(strings: TemplateStringsArray, ...given: readonly (Sql | Bound | Relation)[]): Sql {
  return Sql.of(strings, given, formOfTemplate(strings));
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
  return Sql.of([String(number)], [], `#${number}`);
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
  return Sql.of(['', ...parts.slice(1).map(() => separator), ''], parts, `${separator}×${parts.length}`);
}

/** `where …`, or nothing where there are no conditions. */
export function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql`where ${joined(conditions, ' and ')}`;
}
