/** The values of one statement, in the order of their `$n`. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and gives its place in the text, such as `$3::date`. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** A pattern for LIKE that finds the text anywhere, its own `%`, `_` and `\` taken to the letter. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
