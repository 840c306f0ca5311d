import { createHash } from 'node:crypto';

/**
 * Each connection keeps the plans of prepared statements for good, so only the usual statements are prepared: of a
 * name the first so many texts, which are short and have few values. However odd a client's filters, others keep theirs.
 */
const MOST_OF_A_NAME = 25;
const MOST_CHARACTERS = 8_000;
const MOST_VALUES = 100;
/** Texts of all names together: a plan takes about a hundred times its text, on every connection. */
const MOST_CHARACTERS_OF_ALL = 400_000;

/** A statement as it goes to PostgreSQL: `name` is that of its plan, if it has one. */
export interface StatementText {
  readonly name?: string;
  readonly text: string;
}

/** The texts that PostgreSQL is asked to keep the plans of. */
export class PreparedTexts {
  private characters = 0;
  private readonly known = new Map<string, Map<string, StatementText>>();

  /** The statement under its name, prepared if it is a usual one. */
  of(name: string, statement: string, values: number): StatementText {
    const texts = this.textsOf(name);
    const known = texts.get(statement);
    if (known !== undefined) return known;
    const text = namedText(name, statement);
    if (!this.isUsual(texts, text, values)) return { text };
    const hash = createHash('sha1').update(text).digest('base64url').slice(0, 16);
    const prepared = { name: `${name}_${hash}`, text };
    texts.set(statement, prepared);
    this.characters += text.length;
    return prepared;
  }

  private textsOf(name: string): Map<string, StatementText> {
    const texts = this.known.get(name) ?? new Map<string, StatementText>();
    this.known.set(name, texts);
    return texts;
  }

  private isUsual(texts: ReadonlyMap<string, unknown>, text: string, values: number): boolean {
    return (
      texts.size < MOST_OF_A_NAME &&
      text.length < MOST_CHARACTERS &&
      values < MOST_VALUES &&
      this.characters + text.length <= MOST_CHARACTERS_OF_ALL
    );
  }
}

/** The text with its name in front: for logs and for who looks at what runs. */
export function namedText(name: string, statement: string): string {
  return `/* ${name} */ ${statement}`;
}
