/** Whose page a list of papers is. */
import type { PageOwner, PaperRecord } from '../../record.js';
import { foldName } from '../../text/fold.js';
import { couldBeOnePerson, familyName } from '../bylines/one-person.js';

const SPELLING_LIMIT = 20;

/**
 * A list does not say: its owner is the only person on every complete byline; two such bylines are needed, and
 * two candidates are none. An initial, or a middle name that is missing, makes no other person of a name that could
 * be of one person of the page alone.
 */
export function inferPageOwner(entries: readonly PaperRecord[]): PageOwner | null {
  const bylines = entries.flatMap(({ byline }) => (byline === null ? [] : [byline]));
  const complete = bylines.filter((byline) => !byline.truncated).map(({ names }) => names);
  if (complete.length < 2) return null;
  const families = commonFamilies(complete);
  const ofFamilies = bylines.map(({ names }) => names.filter((name) => families.has(familyName(name))));
  const persons = distinctNames(complete[0] ?? [])
    .filter((name) => families.has(familyName(name)))
    .map((name) => spellingsOf(name, ofFamilies))
    .filter((keys) => complete.every((names) => names.some((name) => keys.has(foldName(name)))));
  const [keys] = persons;
  if (persons.length !== 1 || keys === undefined) return null;
  return {
    name: fullestSpelling(complete.flat().filter((name) => keys.has(foldName(name)))),
    inferred: true,
  };
}

/** The family names that stand on every byline. */
function commonFamilies(bylines: readonly (readonly string[])[]): Set<string> {
  const [first = new Set<string>(), ...others] = bylines.map((names) => new Set(names.map(familyName)));
  return new Set([...first].filter((family) => others.every((families) => families.has(family))));
}

/**
 * Keys of the spellings of one person on a page: all that could be that person's, if none of them could be someone
 * else's, and no two stand on one byline. Otherwise the name's own key alone.
 */
function spellingsOf(name: string, bylines: readonly (readonly string[])[]): Set<string> {
  const page = distinctNames(bylines.flat());
  const own = page.filter((other) => isSpelling(name, other));
  if (own.length > SPELLING_LIMIT) return new Set([foldName(name)]);
  const near = page.filter((other) => own.some((one) => isSpelling(one, other)));
  const isOne = near.every((other) => own.every((one) => isSpelling(one, other)));
  const keys = new Set(own.map(foldName));
  const areApart = bylines.every((names) => countKeys(names, keys) <= 1);
  return isOne && areApart ? keys : new Set([foldName(name)]);
}

function isSpelling(one: string, other: string): boolean {
  return foldName(one) === foldName(other) || couldBeOnePerson(one, other);
}

/** One of each key. */
function distinctNames(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [foldName(name), name])).values()];
}

function countKeys(names: readonly string[], keys: ReadonlySet<string>): number {
  return new Set(names.map(foldName).filter((key) => keys.has(key))).size;
}

/** The one with the most letters; of those that differ in marks alone the most frequent, of equals the longest. */
function fullestSpelling(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ranked = [...counts].sort(
    ([a, m], [b, n]) => foldName(b).length - foldName(a).length || n - m || b.length - a.length,
  );
  return ranked[0]?.[0] ?? '';
}
