import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import { assignSlugs, createSlugRequests } from '../slugs/slugs.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedPapers,
  countChanges,
  newPapers,
  slugRequests,
  stagedIdentifiers,
  stagedRecords,
  stagedSpellings,
  titleCandidates,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import {
  type IdentifiedPaper,
  type IdentifiedRecord,
  type RecordGroups,
  groupRecords,
} from './group-records.js';
import { areTheAuthors, areVersions, joinVersions } from './join-versions.js';
import { writePaperDoubts } from './paper-doubts.js';
import { COMMON, IS_VETOED } from './paper-vetoes.js';
import { isApart, separatedPairs } from './separations.js';
import { mergeDuplicatePapers } from './merge-duplicate-papers.js';

/** What is known of a load while its papers are matched. */
interface MatchingLoad {
  sourceId: number;
  /** How many papers are new: set by matching. */
  newPapers: number;
}

/**
 * Decides which paper each staged record is: one that the store has, or a new one, whose id and slug are
 * given here. A record is a paper of the store by the same identifier, or by the same folded title unless
 * both stand in one document or a veto forbids it (`paper-vetoes.ts`);
 * of one collection, a preprint and its published version. Records that share an identifier are one paper.
 *
 * A new version of a record that is no paper of others stays the paper that it was, where it was that alone.
 */
export const matchPapers: Step<MatchingLoad> = {
  name: 'matchPapers',
  reads: [stagedRecords, stagedSpellings],
  makes: [
    stagedIdentifiers,
    stagedRecords,
    titleCandidates,
    slugRequests,
    newPapers,
    affectedPapers,
    countChanges,
  ],
  run: match,
};

async function match(transaction: Transaction, load: MatchingLoad): Promise<void> {
  await matchByIdentifiers(transaction, load.sourceId);
  await joinVersions(transaction, load.sourceId);
  await transaction.run('findTitleCandidates', titleCandidates.createAs(findCandidates(load.sourceId)));
  while (await matchByTitle(transaction, load.sourceId)) {
    // Entries of one document that bear one title are matched one a round, the best first.
    await transaction.run('joinGroups', JOIN_GROUPS);
  }
  await transaction.run('keepFormerPapers', KEEP_FORMER_PAPERS);
  await transaction.run('keepFormerSlugs', KEEP_FORMER_SLUGS);
  await transaction.run('numberNewPapers', NUMBER_NEW_PAPERS);
  await createSlugRequests(transaction);
  await transaction.run('requestPaperSlugs', REQUEST_SLUGS);
  await assignSlugs(transaction, ['papers', 'paper_slugs']);
  load.newPapers = await transaction.run('collectNewPapers', COLLECT_NEW_PAPERS);
  await writePaperDoubts(transaction, load.sourceId);
}

/** Most records share an identifier with nobody: they are groups of their own, and not looked at. */
async function matchByIdentifiers(transaction: Transaction, sourceId: number): Promise<void> {
  await transaction.run('stageIdentifiers', stagedIdentifiers.createAs(IDENTIFIERS));
  const records = await transaction.rows('sharingRecords', SHARING_RECORDS, RECORD_SHAPE);
  if (records.length === 0) return;
  const papers = await transaction.rows('sharingPapers', SHARING_PAPERS, PAPER_SHAPE);
  const { groups, unions } = groupRecords(records, papers, await separatedPairs(transaction, sourceId));
  await transaction.run('writeGroups', writeGroups(groups));
  await mergeDuplicatePapers(transaction, unions);
}

const RECORD_SHAPE: z.ZodType<IdentifiedRecord> = z.object({
  position: z.number(),
  identifiers: z.array(z.string()),
});

const PAPER_SHAPE: z.ZodType<IdentifiedPaper> = z.object({
  paperId: z.string(),
  identifiers: z.array(z.string()),
});

/** Whether any record has found its paper. */
async function matchByTitle(transaction: Transaction, sourceId: number): Promise<boolean> {
  return (await transaction.run('matchPapersByTitle', matchTitles(sourceId))) > 0;
}

const IDENTIFIERS = sql`
  select r.position, identifier, i.paper_id, count(*) over (partition by identifier) > 1 as shared
  from ${stagedRecords} r
  cross join lateral unnest(r.identifiers) identifier
  left join paper_identifiers i
    on i.scheme = split_part(identifier, ':', 1) and i.value = substr(identifier, strpos(identifier, ':') + 1)`;

const SHARING_RECORDS = sql`
  select position, identifiers from ${stagedRecords}
  where position in (select position from ${stagedIdentifiers} where shared or paper_id is not null)
  order by position`;

const SHARING_PAPERS = sql`
  select paper_id::text as "paperId", array_agg(scheme || ':' || value order by scheme, value) as identifiers
  from paper_identifiers where paper_id in (select paper_id from ${stagedIdentifiers})
  group by paper_id order by paper_id`;

/** A group's number is below zero where it is no position of a record by itself. */
const writeGroups = (groups: RecordGroups['groups']) => sql`
  update ${stagedRecords} r set record_group = -g."group", paper_id = g."paperId"
  from jsonb_to_recordset(${value(JSON.stringify(groups), 'jsonb')}) as g (position integer, "group" integer, "paperId" bigint)
  where g.position = r.position`;

const JOIN_GROUPS = sql`
  update ${stagedRecords} r set paper_id = matched.paper_id
  from (select distinct on (record_group) record_group, paper_id from ${stagedRecords}
        where record_group is not null and paper_id is not null order by record_group, position) matched
  where r.record_group = matched.record_group and r.paper_id is null`;

/** A paper that only former versions of staged records listed is theirs, and nobody else's by its title. */
const UNLISTED = sql`not exists (select from listings l where l.paper_id = former_paper_id)`;

const KEEP_FORMER_PAPERS = sql`
  with waiting as (
    select distinct on (former_paper_id) former_paper_id, coalesce(record_group, position) as group_of
    from ${stagedRecords} own
    where paper_id is null and former_paper_id is not null and ${UNLISTED}
      and not exists (select from ${stagedRecords} other where other.paper_id = own.former_paper_id)
    order by former_paper_id, position
  ),
  chosen as (
    select distinct on (group_of) group_of, former_paper_id from waiting order by group_of, former_paper_id
  )
  update ${stagedRecords} r set paper_id = chosen.former_paper_id
  from chosen where coalesce(r.record_group, r.position) = chosen.group_of and r.paper_id is null`;

/** What was a paper of its own and is another one now leads there. */
const KEEP_FORMER_SLUGS = sql`
  with gone as (
    select distinct on (former_paper_id) former_paper_id, paper_id from ${stagedRecords} own
    where former_paper_id <> paper_id and ${UNLISTED}
      and not exists (select from ${stagedRecords} other where other.paper_id = own.former_paper_id)
    order by former_paper_id, position
  ),
  moved as (
    update paper_slugs s set paper_id = gone.paper_id from gone where s.paper_id = gone.former_paper_id
  ),
  earliest as (
    update papers p set added_at = g.added_at
    from (
      select gone.paper_id, min(f.added_at) as added_at
      from gone join papers f on f.id = gone.former_paper_id group by gone.paper_id
    ) g
    where p.id = g.paper_id and g.added_at < p.added_at
  )
  insert into paper_slugs (slug, paper_id)
  select p.slug, gone.paper_id from gone join papers p on p.id = gone.former_paper_id`;

/** A duplicate of another paper is there until papers are derived, but its address leads to the other already. */
const IS_NO_DUPLICATE = sql`not exists (select from paper_slugs s where s.slug = p.slug)`;

/**
 * Most papers of an equal title are of the same collection, and thousands may share one ("Erratum"): those are left out
 * before anything else is looked at.
 */
const findCandidates = (sourceId: number) => sql`
  select r.position, p.id as paper_id
  from (
    select position, title_key, publication_type from ${stagedRecords}
    where paper_id is null order by title_key offset 0
  ) r
  join papers p on p.title_key = r.title_key
  where not exists (
    select from listings l where l.paper_id = p.id and l.source_id = ${value(sourceId, 'integer')}
      and not ${areVersions(sql`l.publication_type`, sql`r.publication_type`)})`;

const matchTitles = (sourceId: number) => sql`
  with pairs as (
    select r.position, p.id as paper_id, common.people
    from ${titleCandidates} candidates
    join ${stagedRecords} r on r.position = candidates.position and r.paper_id is null
    join papers p on p.id = candidates.paper_id
    cross join lateral ${COMMON} common
    where not exists (select from ${stagedRecords} other where other.paper_id = p.id)
      and ${IS_NO_DUPLICATE}
      and (
        exists (select from listings l where l.paper_id = p.id)
        or not exists (select from ${stagedRecords} other where other.former_paper_id = p.id))
      and not ${IS_VETOED}
      and not ${isApart(sourceId)}
      and (
        not exists (select from listings l where l.paper_id = p.id and l.source_id = ${value(sourceId, 'integer')})
        or ${areTheAuthors(
          sql`common.people`,
          sql`cardinality(r.authors_as_printed)`,
          sql`(select count(*) from authorships a where a.paper_id = p.id and a.position is not null)`,
        )})
  ),
  best as (
    select distinct on (paper_id) position, paper_id, people
    from pairs order by paper_id, people desc, position
  ),
  chosen as (
    select distinct on (position) position, paper_id from best order by position, people desc, paper_id
  )
  update ${stagedRecords} r set paper_id = chosen.paper_id
  from chosen where chosen.position = r.position`;

const NUMBER_NEW_PAPERS = sql`
  with numbered as (
    select group_of, nextval(pg_get_serial_sequence('papers', 'id')) as paper_id
    from (
      select coalesce(record_group, position) as group_of, min(position) as first_position
      from ${stagedRecords} where paper_id is null group by 1 order by 2
    ) firsts
  )
  update ${stagedRecords} r set paper_id = numbered.paper_id
  from numbered
  where r.paper_id is null and coalesce(r.record_group, r.position) = numbered.group_of`;

const REQUEST_SLUGS = sql`
  insert into ${slugRequests} (key, base)
  select distinct on (r.paper_id) r.paper_id, r.slug_base
  from ${stagedRecords} r
  where not exists (select from papers p where p.id = r.paper_id)
  order by r.paper_id, r.position`;

/** They are written when all that is known of them is derived. */
const COLLECT_NEW_PAPERS = sql`
  insert into ${newPapers} (paper_id, slug) select key, slug from ${slugRequests}`;
