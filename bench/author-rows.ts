import type { CopyValue } from '../src/ingest/staging/copy-rows.js';
import { initialsOf, nameParts } from '../src/text/name-parts.js';
import { foldText } from '../src/text/fold.js';
import { nameKeys } from '../src/text/names/name-keys.js';
import { slugify } from '../src/text/slug.js';
import type { Person, Spelling } from './made-up-people.js';

export const AUTHOR_COLUMNS = {
  authors: ['id', 'slug', 'name', 'name_folded', 'family_key', 'paper_count'],
  author_slugs: ['slug', 'author_id'],
  author_names: ['id', 'author_id', 'name_key', 'family_key', 'given_initials', 'cluster_id'],
  author_spellings: ['spelling', 'author_name_id', 'family_key', 'folded', 'seen_count'],
} as const;

export type AuthorTable = keyof typeof AUTHOR_COLUMNS;
export type AuthorRows = Record<AuthorTable, CopyValue[][]>;

/** The rows of everybody who is on a paper, with the name that the loader would choose to show. */
export function authorRows(people: readonly Person[]): AuthorRows {
  const rows: AuthorRows = { authors: [], author_slugs: [], author_names: [], author_spellings: [] };
  const slugs = new Slugs();
  for (const { id, spellings, paperCount } of people) {
    const printed = spellings.filter(({ seen }) => seen > 0);
    const shown = shownName(printed);
    const { familyKey } = nameKeys(shown);
    rows.authors.push([id, slugs.give(shown), shown, foldText(shown), familyKey, paperCount]);
    const keys = [...new Set(printed.map(({ text }) => nameKeys(text).nameKey))];
    // Two names were two persons once: the slug of the other still leads here.
    const other = printed.find(({ text }) => nameKeys(text).nameKey !== nameKeys(shown).nameKey);
    if (other) rows.author_slugs.push([slugs.give(other.text), id]);
    for (const key of keys) addName(rows, id, key, printed);
  }
  return rows;
}

function addName(rows: AuthorRows, authorId: number, key: string, spellings: readonly Spelling[]): void {
  const nameId = rows.author_names.length + 1;
  const ofName = spellings
    .map((spelling) => ({ ...spelling, ...nameKeys(spelling.text) }))
    .filter(({ nameKey }) => nameKey === key);
  const familyKey = ofName[0]?.familyKey ?? '';
  const { given } = nameParts(key, familyKey);
  rows.author_names.push([nameId, authorId, key, familyKey, initialsOf(given), nameId]);
  for (const { text, familyKey: read, seen } of ofName)
    rows.author_spellings.push([text, nameId, read, foldText(text), seen]);
}

/** The most frequent spelling; of equals the longest, then the one with the most accents. */
function shownName(spellings: readonly Spelling[]): string {
  const [first] = spellings.toSorted(
    (one, other) =>
      other.seen - one.seen ||
      other.text.length - one.text.length ||
      Buffer.byteLength(other.text) - Buffer.byteLength(one.text),
  );
  return first?.text ?? '';
}

/** Names hold no digits, so a number is never part of another's slug. */
class Slugs {
  private readonly taken = new Map<string, number>();

  give(name: string): string {
    const base = slugify(name, 'author');
    const count = (this.taken.get(base) ?? 0) + 1;
    this.taken.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  }
}
