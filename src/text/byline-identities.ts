import { createHash } from 'node:crypto';
import { isCommonName } from './common-names.js';
import { compareNames } from './compare-names.js';
import { foldTitle } from './fold.js';
import { type IdentifyingByline, identifiersIn, personIdentities } from './identifier.js';
import { recentNameKeys } from './names/recent-name-keys.js';
import { statedParts } from './names/stated-name.js';

/** What stands before the mark of a work; behind every scheme in the order of ASCII, so that an index tells them apart. */
export const WORK_MARK = '~';

/**
 * So many of one name are told apart on one byline. Where it stands more often the byline is no list of persons, and each
 * further one would be looked up beside all others.
 */
const MOST_OF_A_NAME = 10;

/** What is said of the authors of a work, or of an entry of a page. */
interface SignedWork {
  title: string;
  byline: (IdentifyingByline & { names: readonly string[]; parts?: readonly string[] }) | null;
}

/**
 * For each name of a byline whose it is, as far as the byline tells: what identifies its person, such as
 * `OPENALEX:A1 ORCID:0000-…`; a mark of the work, `~` and digits, where nothing does and the name is so common, or stands
 * there so often, that it says little; empty for a name that says enough. No entries where all are empty.
 *
 * @param owner the person whose page the byline stands on, if any: the name is theirs, however common.
 */
export function bylineIdentities({ title, byline }: SignedWork, owner: string | null = null): string[] {
  if (byline === null) return [];
  const parts = statedParts(byline);
  const names = byline.names.map((name, place) => recentNameKeys(name, parts[place] ?? ''));
  const keys = names.map(({ nameKey }) => nameKey);
  const ownerKeys = owner === null ? null : recentNameKeys(owner, '');
  const said = personIdentities(byline, keys);
  const total = new Map<string, number>();
  for (const key of keys) total.set(key, (total.get(key) ?? 0) + 1);
  const seen = new Map<string, number>();
  const identities = names.map((name, place) => {
    const key = name.nameKey;
    const identity = said[place] ?? '';
    if (identifiersIn(identity).length > 0) return identity;
    if (ownerKeys !== null && compareNames(ownerKeys, name) !== 'different') return identity;
    const earlier = seen.get(key) ?? 0;
    seen.set(key, Math.min(earlier + 1, MOST_OF_A_NAME - 1));
    return isCommonName(key) || (total.get(key) ?? 0) > 1 ? markOf(title, earlier) : identity;
  });
  return identities.some((identity) => identity !== '') ? identities : [];
}

/** Records of one work have one mark, in whatever collections they are. */
function markOf(title: string, earlier: number): string {
  const digest = createHash('md5').update(foldTitle(title)).digest('hex').slice(0, 16);
  return earlier === 0 ? `${WORK_MARK}${digest}` : `${WORK_MARK}${digest}.${earlier + 1}`;
}
