import { z } from 'zod';
import { type Relation, type Sql, sql, value } from '../../database/sql.js';
import type { Transaction } from '../transaction/transaction.js';
import { WORK_MARK } from '../names/work-mark.js';
import { type NamesakeLink, linkNamesakes } from './group-namesakes.js';
import { type PersonPair, mergePersons } from './merge-persons.js';
import { type PersonGroup, PersonGroups } from './person-groups.js';
import { personsDecidedAnew } from './split-merged-persons.js';
import { readNamesakes } from './read-namesakes.js';

/** Names are read together, so many bearers at a time. */
const PORTION = 4_000;

/**
 * Finds which bearers of common names are one, of the names that may have changed: those of the compared authors, and of
 * everybody whose merges are decided anew.
 *
 * @param compared `author_id` of the persons who are to be compared with their namesakes.
 */
export async function findNamesakeGroups(
  transaction: Transaction,
  compared: Relation,
): Promise<PersonGroups> {
  const names = await transaction.rows('findCommonNames', commonNamesOf(compared), COMMON_NAME);
  const groups = new PersonGroups();
  for (const nameKeys of portionsOf(names)) {
    const { works, facts } = await readNamesakes(transaction, nameKeys);
    for (const one of facts) groups.add(one);
    for (const nameKey of nameKeys)
      for (const link of linkNamesakes(nameKey, works.get(nameKey) ?? [])) groups.join(link);
  }
  return groups;
}

/** Merges the persons of each group, as far as they are not one. */
export async function mergeNamesakes(
  transaction: Transaction,
  groups: readonly PersonGroup[],
): Promise<number> {
  if (groups.length === 0) return 0;
  const clusters = groups.flatMap((group) => group.clusters);
  const rows = await transaction.rows('readClusterAuthors', authorsOf(clusters), CLUSTER_AUTHOR);
  const authorOf = new Map(rows.map(({ cluster, author }) => [cluster, author]));
  const pairs = groups.flatMap((group) => pairsOf(group, authorOf));
  for (let start = 0; start < pairs.length; start += PORTION)
    await mergePersons(transaction, pairs.slice(start, start + PORTION));
  return pairs.length;
}

/** All go into the person who is known longest. */
function pairsOf({ clusters, links }: PersonGroup, authorOf: ReadonlyMap<string, string>): PersonPair[] {
  const linkOf = new Map<string, NamesakeLink | undefined>();
  for (const cluster of clusters) {
    const author = authorOf.get(cluster);
    if (author !== undefined && !linkOf.get(author)) linkOf.set(author, links.get(cluster));
  }
  const [first, ...others] = [...linkOf.keys()].sort((one, other) => Number(one) - Number(other));
  return others.map((other) => ({ one: first ?? '', other, evidence: evidenceOf(linkOf.get(other)) }));
}

function evidenceOf(link: NamesakeLink | undefined): object {
  const { samePaper = false, coauthors = [], titleWords = [] } = link?.evidence ?? {};
  return { relation: 'full', sharedCoauthors: coauthors.length, samePaper, coauthors, titleWords };
}

function portionsOf(names: readonly z.infer<typeof COMMON_NAME>[]): string[][] {
  const portions: string[][] = [];
  let room = 0;
  for (const { nameKey, bearers } of names) {
    if (room < bearers) {
      portions.push([]);
      room = PORTION;
    }
    portions.at(-1)?.push(nameKey);
    room -= bearers;
  }
  return portions;
}

const COMMON_NAME = z.object({ nameKey: z.string(), bearers: z.number() });

const commonNamesOf = (compared: Relation): Sql => sql`
  with initials as (
    select distinct n.family_key, initial
    from ${compared} a
    join author_names n on n.author_id = a.author_id
    cross join lateral unnest(n.given_initials) initial
  ),
  names as (
    select distinct n.name_key
    from initials i join author_names n on n.family_key = i.family_key and i.initial = any (n.given_initials)
    where n.identity >= ${WORK_MARK}
    union
    select n.name_key
    from (${personsDecidedAnew(compared)}) anew join author_names n on n.author_id = anew.author_id
    where n.identity >= ${WORK_MARK}
  )
  select n.name_key as "nameKey", count(*)::int as bearers
  from author_names n where n.name_key in (select name_key from names) group by 1 order by 1`;

const CLUSTER_AUTHOR = z.object({ cluster: z.string(), author: z.string() });

const authorsOf = (clusters: readonly string[]): Sql => sql`
  select distinct cluster_id as cluster, author_id as author
  from author_names where cluster_id = any (${value(clusters, 'bigint[]')})`;
