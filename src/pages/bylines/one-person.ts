/** Whether two spellings could be of one person: by initials, and middle names that are missing. */
import { foldName } from '../../text/fold.js';
import { isParticle } from './name-shape.js';

/** The same family name, and given names of which one list abbreviates the other: `A. Steger`, `Angelika Steger`. */
export function couldBeOnePerson(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.family !== b.family || a.given.length === 0 || b.given.length === 0) return false;
  const [shorter, longer] = a.given.length <= b.given.length ? [a.given, b.given] : [b.given, a.given];
  return abbreviates(shorter, longer);
}

/** The family name as `foldName` gives it: `von oswald` of `Johannes von Oswald`. */
export function familyName(name: string): string {
  return partsOf(name).family;
}

/** Family names begin with their particles: `Johannes von Oswald`. A suffix is a part of them. */
function partsOf(name: string): { given: string[]; family: string } {
  const words = name.trim().split(/\s+/u);
  const suffix = /^(?:Jr|Sr|II|III|IV)\.?$/.test(words.at(-1) ?? '') ? 1 : 0;
  const particle = words.findIndex((word, index) => index > 0 && isParticle(word));
  const at = particle === -1 ? words.length - 1 - suffix : particle;
  return {
    given: foldName(words.slice(0, Math.max(0, at)).join(' '))
      .split(/[\s-]+/u)
      .filter(Boolean),
    family: foldName(words.slice(Math.max(0, at)).join(' ')),
  };
}

/** The first names agree, and the others of the shorter list stand in the longer one in the same order. */
function abbreviates(shorter: readonly string[], longer: readonly string[]): boolean {
  let from = 0;
  for (const [index, name] of shorter.entries()) {
    const at = longer.findIndex((other, place) => place >= from && agree(name, other));
    if (at === -1 || (index === 0 && at !== 0)) return false;
    from = at + 1;
  }
  return true;
}

/** Equal, or one of them the initial of the other. */
function agree(one: string, other: string): boolean {
  if (one.length > 1 && other.length > 1) return one === other;
  return one.startsWith(other.charAt(0));
}
