import { z } from 'zod';
import { type Bound, type Sql, integer, json, sql } from '../../database/sql.js';
import { foldText } from '../../text/fold.js';
import { initialsOf, nameParts } from '../../text/name-parts.js';
import { nameKeys } from '../../text/names/name-keys.js';
import { statedName } from '../../text/names/stated-name.js';
import { affectPapers } from '../counts/affect-papers.js';
import { AUTHORSHIP_TABLES, deriveAuthorships } from '../papers/derive-authorships.js';
import { type ClusterPair, mergeClusters } from '../persons/merge-persons.js';
import { type Step, including } from '../pipeline/step.js';
import { affectedAuthors, affectedPapers, countChanges, renamedClusters } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { chooseFamilyNames } from './choose-family-names.js';
import { RECLUSTER_TABLES, reclusterNames } from './recluster-names.js';

/**
 * Derives what spellings are known by where that is not known: a migration leaves it out where names have come to be read
 * in another way. A name whose spellings have another key now gets that key, or they go to the name that has it; clusters
 * are then decided anew. Whoever bears another name or family name than before is affected.
 */
export const deriveNames: Step<unknown> = {
  name: 'deriveNames',
  ...including(
    { reads: [], makes: [renamedClusters, affectedAuthors, affectedPapers, countChanges] },
    RECLUSTER_TABLES,
    AUTHORSHIP_TABLES,
  ),
  run: derive,
};

/** So many names are read at a time. */
const PORTION = integer(2_000);

async function derive(transaction: Transaction): Promise<void> {
  await transaction.run('createRenamedClusters', renamedClusters.create);
  for (;;) {
    const portion = await transaction.rows('underivedSpellings', UNDERIVED, underivedSpelling);
    if (portion.length === 0) break;
    const derived = json(portion.map(derivedOf));
    for (const [name, statement] of writes(derived)) await transaction.run(name, statement);
    await mergeClusters(
      transaction,
      await transaction.rows('leftClusters', leftClusters(derived), clusterPair),
    );
  }
  await transaction.run('affectOtherwiseShown', AFFECT_OTHERWISE_SHOWN);
  await chooseFamilyNames(transaction, sql`select id from author_names`);
  await transaction.run('affectRenamed', AFFECT_RENAMED);
  await affectPapers(transaction, 'affectRenamedPapers', RENAMED_PAPERS);
  await reclusterNames(transaction, sql`select cluster_id from ${renamedClusters}`);
  await deriveAuthorships(transaction);
  await transaction.run('setFamilyKeys', SET_FAMILY_KEYS);
}

const underivedSpelling = z.object({
  spelling: z.string(),
  stated: z.string(),
  nameId: z.string(),
  formerKey: z.string(),
});

/** All spellings of a name together. */
const UNDERIVED = sql`
  select s.spelling, s.stated, s.author_name_id as "nameId", n.name_key as "formerKey"
  from (
    select distinct author_name_id from author_spellings where family_key is null order by author_name_id limit ${PORTION}
  ) underived
  join author_spellings s using (author_name_id)
  join author_names n on n.id = s.author_name_id`;

function derivedOf({ spelling, stated, nameId, formerKey }: z.infer<typeof underivedSpelling>) {
  const { nameKey, familyKey, shown } = nameKeys(spelling, statedName(stated));
  return {
    spelling,
    stated,
    nameId,
    nameKey,
    familyKey,
    moves: nameKey !== formerKey,
    initials: initialsOf(nameParts(nameKey, familyKey).given),
    shown: shown === spelling ? null : shown,
    folded: foldText(shown),
  };
}

const clusterPair: z.ZodType<ClusterPair> = z.object({ kept: z.string(), gone: z.string() });

/** Clusters all of whose spellings have moved to a name of another: they are one, and what leads to the one leads there. */
const leftClusters = (derived: Bound): Sql => sql`
  select distinct on (n.cluster_id) n.cluster_id as gone, t.cluster_id as kept ${targetsOf(rowsOf(derived))}
  where t.cluster_id <> n.cluster_id
    and not exists (
      select from author_names o join author_spellings s on s.author_name_id = o.id where o.cluster_id = n.cluster_id)
  order by n.cluster_id, t.cluster_id`;

/** In their order: names are renamed before spellings are moved away from them. */
function writes(derived: Bound): [name: string, statement: Sql][] {
  const rows = rowsOf(derived);
  return [
    ['noteRenamedClusters', noteClusters(sql`select "nameId" from ${rows} where moves`)],
    ['renameNames', renameNames(rows)],
    ['insertRenamedNames', insertNames(rows)],
    ['moveMergedNames', moveMerges(rows)],
    ['moveSpellings', moveSpellings(rows)],
    ['noteRenamedClusters', noteClusters(sql`select t.id ${targetsOf(rows)}`)],
  ];
}

const rowsOf = (derived: Bound): Sql => sql`
  jsonb_to_recordset(${derived}) as d (spelling text, stated text, "nameId" bigint, "nameKey" text, "familyKey" text,
    moves boolean, initials text[], shown text, folded text)`;

const noteClusters = (names: Sql): Sql => sql`
  insert into ${renamedClusters}
  select distinct cluster_id from author_names where id in (${names}) on conflict do nothing`;

/** A name all of whose spellings have one other key keeps its number, which merges refer to. */
const renameNames = (rows: Sql): Sql => sql`
  update author_names n set name_key = w.key
  from (
    select distinct on (u.key, o.identity) o.id, u.key
    from (
      select "nameId", min("nameKey" collate "C") as key
      from ${rows} group by 1 having count(distinct "nameKey") = 1 and bool_and(moves)
    ) u
    join author_names o on o.id = u."nameId"
    order by u.key, o.identity, o.id
  ) w
  where n.id = w.id
    and not exists (select from author_names other where other.name_key = w.key and other.identity = n.identity)`;

const insertNames = (rows: Sql): Sql => sql`
  insert into author_names (author_id, name_key, family_key, given_initials, identity, cluster_id)
  select distinct on (d."nameKey", n.identity)
    n.author_id, d."nameKey", d."familyKey", d.initials, n.identity, n.cluster_id
  from ${rows} join author_names n on n.id = d."nameId"
  where n.name_key <> d."nameKey"
  order by d."nameKey", n.identity, n.id
  on conflict do nothing`;

/** The names that the spellings have now. */
const targetsOf = (rows: Sql): Sql => sql`
  from ${rows}
  join author_names n on n.id = d."nameId"
  join author_names t on t.name_key = d."nameKey" and t.identity = n.identity`;

/** Of a name that loses all its spellings; the first of its new ones stands for it. */
const moveMerges = (rows: Sql): Sql => sql`
  update author_merges m set
    kept_name_ids = array_replace(m.kept_name_ids, w.former, w.id),
    merged_name_ids = array_replace(m.merged_name_ids, w.former, w.id)
  from (
    select n.id as former, min(t.id) as id ${targetsOf(rows)} group by n.id having bool_and(t.id <> n.id)
  ) w
  where w.former = any (m.kept_name_ids || m.merged_name_ids)`;

const moveSpellings = (rows: Sql): Sql => sql`
  update author_spellings s set author_name_id = w.id, family_key = w."familyKey", shown = w.shown, folded = w.folded
  from (select t.id, d.* ${targetsOf(rows)}) w
  where s.spelling = w.spelling and s.stated = w.stated and s.author_name_id = w."nameId"`;

const AFFECT_OTHERWISE_SHOWN = sql`
  insert into ${affectedAuthors}
  select distinct n.author_id from author_spellings s join author_names n on n.id = s.author_name_id
  where s.shown is not null
  on conflict do nothing`;

const AFFECT_RENAMED = sql`
  insert into ${affectedAuthors}
  select distinct n.author_id from ${renamedClusters} r join author_names n on n.cluster_id = r.cluster_id
  on conflict do nothing`;

const RENAMED_PAPERS = sql`
  select s.paper_id
  from ${renamedClusters} r
  join author_names n on n.cluster_id = r.cluster_id
  join authorships s on s.author_id = n.author_id`;

/** Of everybody: those whose name is as before are not affected. */
const SET_FAMILY_KEYS = sql`
  update authors a set family_key = n.family_key
  from (
    select distinct on (n.author_id) n.author_id, n.family_key
    from authors a
    join author_names n on n.author_id = a.id
    join author_spellings s on s.author_name_id = n.id and coalesce(s.shown, s.spelling) = a.name
    order by n.author_id, s.seen_count desc, n.family_key
  ) n
  where n.author_id = a.id and a.family_key <> n.family_key`;
