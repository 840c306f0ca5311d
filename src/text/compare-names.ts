import { type NameParts, nameParts } from './name-parts.js';
import { isEastAsian } from './names/script.js';
import { areNicknames } from './nicknames.js';

/**
 * How two names relate:
 * - `full`: given and family name are equal in full, a middle name or initial is more or less;
 * - `short`: one given name is a nickname or the initial of the other;
 * - `turned`: one is the other with its two words turned round;
 * - `different`: they cannot be one person's.
 */
export type NameRelation = 'full' | 'short' | 'turned' | 'different';

/** A folded name, with its family name (`nameKeys`). */
export interface FoldedName {
  nameKey: string;
  familyKey: string;
}

/** Compares two folded names. Symmetric. */
export function compareNames(one: FoldedName, other: FoldedName): NameRelation {
  const relation = compareAsRead(one, other);
  return relation === 'different' && turnedKey(one) === other.nameKey ? 'turned' : relation;
}

/** How two names relate where one of them may be printed family name first, and the other not. */
export function compareTurned(one: FoldedName, other: FoldedName): NameRelation {
  const relation = compareNames(one, other);
  if (relation !== 'different') return relation;
  const pairs = [
    [turned(one), other],
    [one, turned(other)],
  ] as const;
  return pairs.some(([a, b]) => a && b && compareAsRead(a, b) !== 'different') ? 'turned' : 'different';
}

/** The key of a name of two whole words in the other order: `mora lian` of `lian mora`. Null for others. */
function turnedKey({ nameKey, familyKey }: FoldedName): string | null {
  const [given = '', family, ...others] = nameKey.split(' ');
  if (family === undefined || others.length > 0 || familyKey.includes(' ')) return null;
  return given.length > 1 && family.length > 1 ? `${family} ${given}` : null;
}

function turned(name: FoldedName): FoldedName | null {
  const nameKey = turnedKey(name);
  return nameKey === null ? null : { nameKey, familyKey: nameKey.slice(nameKey.indexOf(' ') + 1) };
}

function compareAsRead(one: FoldedName, other: FoldedName): NameRelation {
  if (withoutHyphens(one.nameKey) === withoutHyphens(other.nameKey)) return 'full';
  const [a, b] = withOneFamily(partsOf(one), partsOf(other));
  if (a.family !== b.family || a.suffix !== b.suffix || a.given === '' || b.given === '') return 'different';
  if (!middleNamesAgree(a, b)) return 'different';
  if (a.given === b.given) return isInitials(a.given) ? 'short' : 'full';
  return givenNamesAgree(a.given, b.given) ? 'short' : 'different';
}

function partsOf({ nameKey, familyKey }: FoldedName): NameParts {
  return nameParts(nameKey, familyKey);
}

function withoutHyphens(name: string): string {
  return name.replaceAll('-', ' ');
}

/**
 * Of a family name of two words, which one source states, another may take the first for a middle name: `Pablo Ruiz Fabo`
 * where nothing but the words is known. The longer family name then holds for both.
 */
function withOneFamily(a: NameParts, b: NameParts): [NameParts, NameParts] {
  return [withFamily(a, b.family), withFamily(b, a.family)];
}

function withFamily(name: NameParts, family: string): NameParts {
  if (family.length <= name.family.length || !family.endsWith(` ${name.family}`)) return name;
  const more = family.slice(0, -name.family.length - 1).split(' ');
  const rest = name.middle.slice(0, -more.length);
  const isTaken = more.every((word, place) => name.middle[rest.length + place] === word);
  return isTaken && name.middle.length >= more.length ? { ...name, middle: rest, family } : name;
}

function givenNamesAgree(one: string, other: string): boolean {
  return abbreviates(one, other) || abbreviates(other, one) || areNicknames(one, other);
}

/** Two rows of middle names agree where the shorter one is found in the longer one, in order. */
function middleNamesAgree(a: NameParts, b: NameParts): boolean {
  const [fewer, more] = a.middle.length <= b.middle.length ? [a.middle, b.middle] : [b.middle, a.middle];
  let found = 0;
  for (const name of more) {
    const sought = fewer[found];
    if (sought !== undefined && middleNameAgrees(sought, name)) found += 1;
  }
  return found === fewer.length;
}

function middleNameAgrees(one: string, other: string): boolean {
  return one === other || abbreviates(one, other) || abbreviates(other, one);
}

/** `j` and `j-b` stand for `jean-baptiste`. */
function abbreviates(initials: string, name: string): boolean {
  const parts = name.split('-');
  return (
    isInitials(initials) && initials.split('-').every((initial, place) => parts[place]?.startsWith(initial))
  );
}

/** A single sign of China, Japan or Korea is a given name in full. */
function isInitials(word: string): boolean {
  return word.split('-').every((part) => [...part].length === 1) && !isEastAsian(word.split('-'));
}
