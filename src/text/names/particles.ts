const words = (list: string) => new Set(list.split(' '));

/** What family names begin with in lower case. */
const PARTICLES = words(
  "aan abu af al ap auf aus av bar ben bij bin bint binti d' da dal dalla dalle dallo dall' das de degli dei del dell' " +
    "della delle dello dem den der des di do dos du el en het ibn im in la las le les lo los mac o' onder op os 's 't t " +
    'te ten ter thoe tot uit und van vande vanden vander ver vom von voor vor zu zum zur',
);

/** Those that are no given name when they have a capital: `De Rossi`. `Van`, `Ben` and `Do` are. */
const CAPITALISED = words(
  "abu al af d' da dal dalla dalle dallo dall' das de degli dei del dell' della delle dello den der des di dos du el " +
    "ibn la las le les lo los mac nic ní o' ó op san santa saint sainte st ten ter uí ua vande vanden vander ver " +
    'vom von zum zur',
);

/** Suffixes that are printed with the word before: `Silva Filho`. */
const PART_OF_FAMILY = /^(?:filho|neto|netto|sobrinho)$/iu;

/** Between two family names: `Ortega y Gasset`, `Pi i Margall`, `Sousa e Silva`. */
const JOINING = words('y i e');

/**
 * Where in the words of a printed name, without a suffix, the family name begins with its particles: 1 in `Johannes von
 * Oswald`, 2 in `Robert E. Mercer`. 0 where no given name stands before it, as in `van Gogh`.
 */
export function familyStart(printed: readonly string[]): number {
  const isCased = isMixedCase(printed);
  let start = printed.length - 1;
  if (start > 1 && PART_OF_FAMILY.test(printed[start] ?? '')) start -= 1;
  for (;;) {
    const before = printed[start - 1] ?? '';
    if (isCased && JOINING.has(before) && start > (before === 'y' ? 1 : 2)) start -= 2;
    else if (start > 0 && isParticle(printed, start - 1, isCased)) start -= 1;
    else return start;
  }
}

/** Whether the word begins a family name, seen from the one behind it. A first word is a given name, but in lower case. */
function isParticle(printed: readonly string[], place: number, isCased: boolean): boolean {
  const word = plain(printed[place] ?? '');
  const folded = word.toLowerCase();
  if (!isCased) return place > 0 && PARTICLES.has(folded) && folded !== 'ben' && folded !== 'do';
  if (word === folded) return PARTICLES.has(folded);
  if (place === 0) return false;
  // `Van den Broeck`, `Van Der Maaten`: before another particle nothing is a given name.
  return CAPITALISED.has(folded) || (PARTICLES.has(folded) && isMiddleParticle(printed[place + 1] ?? ''));
}

function isMiddleParticle(word: string): boolean {
  return /^(?:de|den|der|het|la|'t|ten|ter|zu)$/iu.test(plain(word));
}

/** How many words at the start of a family name are its particles: 2 of `van 't Hoff`. */
export function countParticles(family: readonly string[]): number {
  const count = family.findIndex((word) => {
    const text = plain(word);
    return text !== text.toLowerCase() || !PARTICLES.has(text);
  });
  return count === -1 ? 0 : count;
}

/** Where the particles that stand behind the given names begin, as in `Ludwig van`, turned round with a comma. */
export function trailingParticles(given: readonly string[]): number {
  let start = given.length;
  while (start > 1 && countParticles([given[start - 1] ?? '', 'X']) === 1) start -= 1;
  return start;
}

/** With one kind of apostrophe, and without the full stop of `St.` */
function plain(word: string): string {
  return word.replaceAll(/[’‘`ʼ]/gu, "'").replace(/(?<=\p{L}{2})\.$/u, '');
}

/** Whether capitals tell something: they do not where all letters are capitals, or none is. */
function isMixedCase(words: readonly string[]): boolean {
  const text = words.join('');
  return /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
}
