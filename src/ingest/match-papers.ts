import { assignSlugs, createSlugRequests } from './slugs.js';
import type { Transaction } from './transaction.js';
import { unitePapers } from './unite-papers.js';

/**
 * Decides which paper each staged record is: one that the store has, or a new one, whose id and slug are
 * given here. A record is a paper of the store by the same identifier, or by the same folded title unless
 * the two contradict each other: both stand in one document, their arXiv ids differ, or both bylines are complete
 * and nobody could be on both.
 *
 * @returns how many papers are new.
 */
export async function matchPapers(transaction: Transaction, sourceId: number): Promise<number> {
  await transaction.query('matchPapersByIdentifier', MATCH_BY_IDENTIFIER);
  await unitePapers(transaction);
  while (await matchByTitle(transaction, sourceId)) {
    // Entries of one document that bear one title are matched one a round, the best first.
  }
  await transaction.query('numberNewPapers', NUMBER_NEW_PAPERS);
  await createSlugRequests(transaction);
  await transaction.query('requestPaperSlugs', REQUEST_SLUGS);
  await assignSlugs(transaction, ['papers', 'paper_slugs']);
  const created = await transaction.query('namePapers', NAME_PAPERS);
  return created.length;
}

async function matchByTitle(transaction: Transaction, sourceId: number): Promise<boolean> {
  const matched = await transaction.query('matchPapersByTitle', MATCH_BY_TITLE, [sourceId]);
  return matched.length > 0;
}

const MATCH_BY_IDENTIFIER = `
  update staged_records r set paper_id = found.paper_id
  from (
    select distinct on (r.position) r.position, i.paper_id
    from staged_records r
    cross join lateral unnest(r.identifiers) identifier
    join paper_identifiers i
      on i.scheme = split_part(identifier, ':', 1) and i.value = substr(identifier, strpos(identifier, ':') + 1)
    order by r.position, i.scheme <> 'ARXIV', i.paper_id
  ) found
  where found.position = r.position`;

const MATCH_BY_TITLE = `
  with pairs as (
    select r.position, p.id as paper_id, common.people
    from staged_records r
    join papers p on p.title_key = r.title_key
    cross join lateral (
      select count(distinct n.author_id) as people
      from authorships a
      join author_names n on n.author_id = a.author_id
      where a.paper_id = p.id and a.position is not null
        and array(select n.family_key || ' ' || initial from unnest(n.given_initials) initial) && r.loose_name_keys
    ) common
    where r.paper_id is null
      and not exists (select from listings l where l.paper_id = p.id and l.source_id = $1)
      and not exists (select from staged_records other where other.paper_id = p.id)
      and not (
        r.identifiers::text like '%ARXIV:%'
        and exists (select from paper_identifiers i where i.paper_id = p.id and i.scheme = 'ARXIV'))
      and (r.authors_truncated is not false or common.people > 0 or not exists (
        select from listings l where l.paper_id = p.id and l.authors_truncated is false))
  ),
  best as (
    select distinct on (paper_id) position, paper_id, people
    from pairs order by paper_id, people desc, position
  ),
  chosen as (
    select distinct on (position) position, paper_id from best order by position, people desc, paper_id
  )
  update staged_records r set paper_id = chosen.paper_id
  from chosen where chosen.position = r.position
  returning r.position`;

/** Records that share an identifier and are new are one paper. */
const NUMBER_NEW_PAPERS = `
  with bearers as (
    select identifier, min(position) as first_position
    from staged_records cross join lateral unnest(identifiers) identifier
    where paper_id is null group by identifier
  ),
  fresh as (
    select r.position, coalesce(min(bearers.first_position), r.position) as first_position
    from staged_records r
    left join lateral unnest(r.identifiers) identifier on true
    left join bearers using (identifier)
    where r.paper_id is null
    group by r.position
  ),
  numbered as (
    select first_position, nextval(pg_get_serial_sequence('papers', 'id')) as paper_id
    from (select distinct first_position from fresh order by first_position) firsts
  )
  update staged_records r set paper_id = numbered.paper_id
  from fresh join numbered using (first_position)
  where fresh.position = r.position`;

const REQUEST_SLUGS = `
  insert into slug_requests (key, base)
  select distinct on (r.paper_id) r.paper_id, r.slug_base
  from staged_records r
  where not exists (select from papers p where p.id = r.paper_id)
  order by r.paper_id, r.position`;

/** The merge writes them, with all that is known of them. */
const NAME_PAPERS = `
  insert into new_papers (paper_id, slug) select key, slug from slug_requests returning paper_id`;
