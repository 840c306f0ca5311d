import { setImmediate } from 'node:timers/promises';
import type { PageOwner, PaperRecord } from '../../record.js';
import type { ReadRecord } from '../../terms.js';
import { foldText } from '../../text/fold.js';
import { initialsOf, nameParts } from '../../text/name-parts.js';
import { chosenFamilyKey } from '../../text/names/chosen-family.js';
import type { NameKeys } from '../../text/names/name-keys.js';
import { recentNameKeys } from '../../text/names/recent-name-keys.js';
import { statedParts } from '../../text/names/stated-name.js';
import type { CopyValue } from './copy-rows.js';

/** How often a name is printed, to the letter, with the same parts and the same identifiers of its person. */
export interface SeenSpelling extends NameKeys {
  spelling: string;
  /** Empty for the name alone. */
  identity: string;
  /** The parts that the source states, as text; empty where the name reads so by itself. */
  stated: string;
  count: number;
}

/** So many bylines are looked at before others have their turn, such as a batch that is being merged. */
const YIELD_EVERY = 64;

/** How often each spelling is printed. A page that states its owner prints the name once more. */
export async function countSpellings(
  records: readonly (PaperRecord & Pick<ReadRecord, 'identities'>)[],
  owner: PageOwner | null,
): Promise<SeenSpelling[]> {
  const seen = new Map<string, SeenSpelling>();
  const see = (spelling: string, identity = '', stated = '') => {
    const key = `${identity}\n${stated}\n${spelling}`;
    const known = seen.get(key);
    if (known) known.count += 1;
    else seen.set(key, { ...recentNameKeys(spelling, stated), spelling, identity, stated, count: 1 });
  };
  for (const [index, { byline, identities }] of records.entries()) {
    if (index % YIELD_EVERY === 0) await setImmediate();
    const parts = statedParts(byline);
    byline?.names.forEach((name, place) => see(name, identities?.[place], parts[place]));
  }
  if (owner && !owner.inferred) see(owner.name);
  return [...seen.values()];
}

export const SPELLING_COLUMNS = [
  'spelling',
  'identity',
  'stated',
  'name_key',
  'family_key',
  'shown',
  'folded',
  'seen_count',
] as const;

/** What is shown is said only where the name is printed otherwise. */
export function* spellingRows(seen: readonly SeenSpelling[]): Generator<CopyValue[]> {
  for (const { spelling, identity, stated, nameKey, familyKey, shown, count } of seen) {
    const other = shown === spelling ? null : shown;
    yield [spelling, identity, stated, nameKey, familyKey, other, foldText(shown), count];
  }
}

export const NAME_COLUMNS = ['name_key', 'identity', 'family_key', 'given_initials', 'first_seen'] as const;

/** Each name once for each identity, in the order in which they are first seen. */
export function* nameRows(seen: readonly SeenSpelling[]): Generator<CopyValue[]> {
  const names = new Map<string, [SeenSpelling, ...SeenSpelling[]]>();
  for (const one of seen) {
    const key = `${one.identity}\n${one.nameKey}`;
    const known = names.get(key);
    if (known) known.push(one);
    else names.set(key, [one]);
  }
  let firstSeen = 0;
  for (const spellings of names.values()) {
    const [{ nameKey, identity }] = spellings;
    const familyKey = chosenFamilyKey(spellings);
    const { given } = nameParts(nameKey, familyKey);
    yield [nameKey, identity, familyKey, initialsOf(given), (firstSeen += 1)];
  }
}
