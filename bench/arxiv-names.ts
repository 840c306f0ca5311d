import type { Random } from './random.js';
import { texAccents } from './tex-accents.js';

/** `[keyname, forenames, suffix]` */
export type ParsedName = [string, string, string];

/** What arXiv prints where no person signs. */
const NOBODY = 'The Made-Up Collaboration';

/** The names of a byline as arXiv takes them apart, in Unicode. */
export function parsedNames(names: readonly string[]): ParsedName[] {
  return (names.length === 0 ? [NOBODY] : names).map(parseName);
}

/** The same names in one text: every other byline spells accents in TeX, most end with `and`. */
export function printByline(names: readonly string[], random: Random): string {
  const inTex = random.chance(0.5);
  const printed = names.length === 0 ? [NOBODY] : names.map((name) => (inTex ? texAccents(name) : name));
  const last = printed.at(-1) ?? '';
  if (printed.length === 1 || random.chance(0.3)) return printed.join(', ');
  return `${printed.slice(0, -1).join(', ')} and ${last}`;
}

/** The family name begins with a particle in small letters, else it is the last word. */
function parseName(name: string): ParsedName {
  if (name === NOBODY) return [name, '', ''];
  const words = name.split(' ');
  const particle = words.findIndex((word, place) => place > 0 && /^\p{Ll}/u.test(word));
  const family = particle === -1 ? words.length - 1 : particle;
  return [words.slice(family).join(' '), words.slice(0, family).join(' '), ''];
}
