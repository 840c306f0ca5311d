import { LONGEST_TEXT, checkKey, checkText } from '../check-text.js';
import { userInputError } from '../errors/errors.js';
import { MOST_FILTER_VALUES } from '../limits/query-limits.js';

/** Filters within filters: more than any page needs. */
const MOST_LEVELS = 10;

/** Characters of all texts that are looked for, folded. */
const MOST_TEXT = 3_000;

/** Conditions whose texts are folded and looked for; all others are compared as they are. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'titleContains', 'nameContains']);

/**
 * Refuses a filter that PostgreSQL could not take, or only with great pains. Every list, every part and every value
 * counts, empty ones too.
 *
 * @throws BAD_USER_INPUT: U+0000 in a text, a text that is too long, more than 10 levels, more than 500 values in all.
 */
export function checkFilter(filter: object): void {
  new FilterCheck().visit(filter, 0);
}

class FilterCheck {
  private values = 0;
  private characters = 0;

  /** @param field the condition that the value stands in */
  visit(value: unknown, level: number, field = ''): void {
    // What is not given is no condition.
    if (value == null) return;
    this.countValue();
    if (typeof value === 'string') this.checkString(field, value);
    if (typeof value !== 'object') return;
    // Each level of the filter is a list or a field, and an object within it.
    if (level > MOST_LEVELS * 2) throw filterError(`may nest ${MOST_LEVELS} levels deep`);
    if (Array.isArray(value)) for (const part of value as unknown[]) this.visit(part, level + 1, field);
    else for (const [name, part] of Object.entries(value)) this.visit(part, level + 1, name);
  }

  private countValue(): void {
    this.values += 1;
    // The filter itself is no value of it.
    if (this.values - 1 > MOST_FILTER_VALUES)
      throw filterError(`may hold ${MOST_FILTER_VALUES} values in all`);
  }

  private checkString(field: string, text: string): void {
    const place = { argument: 'filter', field };
    if (!TEXTS.has(field)) return checkKey(place, text);
    this.characters += checkText(place, text, LONGEST_TEXT);
    if (this.characters > MOST_TEXT)
      throw filterError(`may hold ${MOST_TEXT} characters of texts to look for in all`);
  }
}

function filterError(what: string): Error {
  return userInputError('filter', `Argument "filter" ${what}.`);
}
