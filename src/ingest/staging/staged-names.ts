import { setImmediate } from 'node:timers/promises';
import type { PageOwner, PaperRecord } from '../../record.js';
import { foldText } from '../../text/fold.js';
import { initialsOf, nameParts } from '../../text/name-parts.js';
import { type NameKeys, nameKeys } from '../../text/names/name-keys.js';
import { personIdentities } from '../../text/identifier.js';
import type { CopyValue } from './copy-rows.js';

/** How often a name is printed, to the letter and with the same identifiers of its person. */
export interface SeenSpelling extends NameKeys {
  spelling: string;
  /** Empty for the name alone. */
  identity: string;
  count: number;
}

/** So many bylines are looked at before others have their turn, such as a batch that is being merged. */
const YIELD_EVERY = 64;

/** How often each spelling is printed. A page that states its owner prints the name once more. */
export async function countSpellings(
  records: readonly PaperRecord[],
  owner: PageOwner | null,
): Promise<SeenSpelling[]> {
  const seen = new Map<string, SeenSpelling>();
  const see = (spelling: string, identity = '') => {
    const key = `${identity}\n${spelling}`;
    const known = seen.get(key);
    if (known) known.count += 1;
    else seen.set(key, { ...nameKeys(spelling), spelling, identity, count: 1 });
  };
  for (const [index, { byline }] of records.entries()) {
    if (index % YIELD_EVERY === 0) await setImmediate();
    const identities = personIdentities(byline);
    byline?.names.forEach((name, place) => see(name, identities[place]));
  }
  if (owner && !owner.inferred) see(owner.name);
  return [...seen.values()];
}

export const SPELLING_COLUMNS = ['spelling', 'identity', 'name_key', 'folded', 'seen_count'] as const;

export function* spellingRows(seen: readonly SeenSpelling[]): Generator<CopyValue[]> {
  for (const { spelling, identity, nameKey, count } of seen) {
    yield [spelling, identity, nameKey, foldText(spelling), count];
  }
}

export const NAME_COLUMNS = ['name_key', 'identity', 'family_key', 'given_initials', 'first_seen'] as const;

/** Each name once for each identity, in the order in which they are first seen. */
export function* nameRows(seen: readonly SeenSpelling[]): Generator<CopyValue[]> {
  const names = new Map(seen.map((one) => [`${one.identity}\n${one.nameKey}`, one]));
  let firstSeen = 0;
  for (const { nameKey, familyKey, identity } of names.values()) {
    const { given } = nameParts(nameKey, familyKey);
    yield [nameKey, identity, familyKey, initialsOf(given), (firstSeen += 1)];
  }
}
