import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { type Bound, type Sql, sql, value } from '../../database/sql.js';
import { recentNameKeys } from '../../text/names/recent-name-keys.js';
import { WORK_MARK } from '../names/work-mark.js';
import type { Transaction } from '../transaction/transaction.js';
import type { NamesakeWork } from './group-namesakes.js';
import type { ClusterFacts } from './person-groups.js';
import { tellingWords } from './title-words.js';
import { VETOES } from './vetoes.js';

/** The bearers of some common names, and what they have written. */
export interface Namesakes {
  /** By name. */
  works: ReadonlyMap<string, NamesakeWork[]>;
  facts: ClusterFacts[];
}

/** Writing together with hundreds of others says nothing about who somebody is. */
const LONGEST_BYLINE = 100;

/** Reads all bearers of the names, whoever they are by now. */
export async function readNamesakes(
  transaction: Transaction,
  nameKeys: readonly string[],
): Promise<Namesakes> {
  const keys = value(nameKeys, 'text[]');
  const names = await transaction.rows('readNamesakes', namesOf(keys), NAME);
  const bylines = await transaction.rows('readNamesakeBylines', bylinesOf(keys), BYLINE);
  const apart = await transaction.rows('readUndoneMerges', undoneOf(keys), PAIR);
  const clusterOf = new Map(
    names.map(({ nameKey, identity, cluster }) => [`${identity}\n${nameKey}`, cluster]),
  );
  const read = new BylineReader(clusterOf);
  for (const [place, byline] of bylines.entries()) {
    if (place % 64 === 0) await setImmediate();
    read.add(byline);
  }
  for (const { one, other } of apart) read.keepApart(one, other, VETOES.undone.why);
  return { works: read.works, facts: factsOf(names, read.apart) };
}

const NAME = z.object({
  nameKey: z.string(),
  identity: z.string(),
  cluster: z.string(),
  identifiers: z.array(z.string()),
});
const BYLINE = z.object({
  paper: z.string(),
  title: z.string(),
  names: z.array(z.string()),
  identities: z.array(z.string().nullable()),
  parts: z.array(z.string().nullable()),
});
const PAIR = z.object({ one: z.string(), other: z.string() });

type Opponents = Map<string, { cluster: string; why: string }[]>;

class BylineReader {
  readonly works = new Map<string, NamesakeWork[]>();
  readonly apart: Opponents = new Map();

  constructor(private readonly clusterOf: ReadonlyMap<string, string>) {}

  add({ paper, title, names, identities, parts }: z.infer<typeof BYLINE>): void {
    const keys = names.map((name, place) => recentNameKeys(name, parts[place] ?? '').nameKey);
    const words = tellingWords(title);
    const seen = new Map<string, string>();
    keys.forEach((nameKey, place) => {
      const identity = identities[place] ?? '';
      const cluster = this.clusterOf.get(`${identity}\n${nameKey}`);
      if (cluster === undefined) return;
      const before = seen.get(nameKey);
      if (before !== undefined && before !== cluster) this.keepApart(before, cluster, VETOES.oneByline.why);
      seen.set(nameKey, cluster);
      const coauthors = names.length > LONGEST_BYLINE ? [] : keys.filter((other) => other !== nameKey);
      const works = this.works.get(nameKey) ?? [];
      works.push({ cluster, identity, paper, words, coauthors: [...new Set(coauthors)] });
      this.works.set(nameKey, works);
    });
  }

  keepApart(one: string, other: string, why: string): void {
    this.apart.set(one, [...(this.apart.get(one) ?? []), { cluster: other, why }]);
    this.apart.set(other, [...(this.apart.get(other) ?? []), { cluster: one, why }]);
  }
}

function factsOf(names: readonly z.infer<typeof NAME>[], apart: Opponents): ClusterFacts[] {
  const identifiersOf = new Map(names.map(({ cluster, identifiers }) => [cluster, identifiers]));
  return [...identifiersOf].map(([cluster, identifiers]) => ({
    cluster,
    identifiers,
    others: apart.get(cluster) ?? [],
  }));
}

const namesOf = (keys: Bound): Sql => sql`
  select n.name_key as "nameKey", n.identity, n.cluster_id as cluster,
    case when n.identity >= ${WORK_MARK} then '{}' else array(
      select i.scheme || ':' || i.value from author_identifiers i where i.cluster_id = n.cluster_id and not i.is_nobodys order by 1
    ) end as identifiers
  from author_names n where n.name_key = any (${keys})`;

const bylinesOf = (keys: Bound): Sql => sql`
  with written as (
    select distinct s.paper_id
    from author_names n cross join lateral (select paper_id from authorships s where s.author_id = n.author_id offset 0) s
    where n.name_key = any (${keys})
  )
  select l.paper_id as paper, l.title, l.authors_as_printed as names, l.author_ids as identities, l.author_parts as parts
  from written cross join lateral (
    select paper_id, title, authors_as_printed, author_ids, author_parts from listings l where l.paper_id = written.paper_id offset 0
  ) l`;

/** The first names of either side stand for the sides. */
const undoneOf = (keys: Bound): Sql => sql`
  select distinct one.cluster_id as one, other.cluster_id as other
  from author_merges m
  join author_names one on one.id = any (m.kept_name_ids)
  join author_names other on other.id = any (m.merged_name_ids)
  where m.undone_at is not null and one.cluster_id <> other.cluster_id
    and one.name_key = any (${keys}) and other.name_key = any (${keys})`;
