import { type Sql, joined, sql, value } from '../../database/sql.js';
import { PREPRINT_DOI } from '../../text/preprint-doi.js';
import { stagedRecords, stagedSpellings } from '../staging/tables.js';

/**
 * What forbids that a staged record `r` is the paper `p` whose title it bears. `common` says of the two how many people
 * both bylines name (`people`), and whether a name in full stands on both (`in_full`). One table, asked before a title
 * makes papers one; each says the same of the two whichever came first.
 */
export const TITLE_VETOES: Readonly<Record<string, Sql>> = {
  'two arXiv ids': sql`
    coalesce(r.record_group, r.position) in (
      select coalesce(record_group, position) from ${stagedRecords} where identifiers::text like '%ARXIV:%')
    and exists (select from paper_identifiers i where i.paper_id = p.id and i.scheme = 'ARXIV')`,
  'complete bylines without a common person': sql`
    r.authors_truncated is false and common.people = 0
    and exists (select from listings l where l.paper_id = p.id and l.authors_truncated is false)`,
  'a heading for a title, and no name in full in common': sql`r.is_heading and not common.in_full`,
  'DOIs of publishers that differ, and years apart': sql`
    common.years > 1 and ${namesPublisher(sql`r.publication_type`, sql`r.identifiers`)}
    and ${dois(sql`r.identifiers`)} is not null
    and not ${dois(sql`r.identifiers`)} && ${dois(sql`
      array(select unnest(l.identifiers) from listings l
            where l.paper_id = p.id and ${namesPublisher(sql`l.publication_type`, sql`l.identifiers`)})`)}`,
  'decades apart': sql`common.years >= 20 or (common.years >= 10 and not common.in_full)`,
};

/** Whether any of them holds; unknown values forbid nothing. */
export const IS_VETOED = sql`coalesce(${joined(
  Object.values(TITLE_VETOES).map((condition) => sql`(${condition})`),
  ' or ',
)}, false)`;

/** The name of the first that holds; null where none does. */
export const FIRST_VETO = sql`case ${joined(
  Object.entries(TITLE_VETOES).map(([name, condition]) => sql`when ${condition} then ${value(name, 'text')}`),
  ' ',
)} end`;

/** A preprint's DOI is its own, whoever gave it; beside an id of arXiv, arXiv prints the publisher's. */
function namesPublisher(type: Sql, identifiers: Sql): Sql {
  return sql`(${type} is distinct from 'PREPRINT'
    or (${identifiers}::text like '%ARXIV:%' and ${identifiers}::text not like '%OPENALEX:%'))`;
}

/** DOIs of publishers among identifiers; null where there are none. */
function dois(identifiers: Sql): Sql {
  return sql`(
    select array_agg(identifier) from unnest(${identifiers}) identifier
    where identifier like 'DOI:%' and substr(identifier, 5) !~ ${value(PREPRINT_DOI, 'text')})`;
}

/** What `r` and `p` have in common: a relation to be joined laterally. */
export const COMMON = sql`(
  select
    (select count(distinct n.author_id)
      from authorships a
      join author_names n on n.author_id = a.author_id
      where a.paper_id = p.id and a.position is not null
        and array(
          select substring(n.family_key from '[^ ]*$') || ' ' || initial from unnest(n.given_initials) initial
        ) && r.loose_name_keys) as people,
    exists (
      select from authorships a
      join author_spellings printed on printed.spelling = a.name_as_printed
      join author_names n on n.id = printed.author_name_id
      join ${stagedSpellings} s on s.name_key = n.name_key
      where a.paper_id = p.id and n.name_key ~ '^[^ ]{2}' and s.spelling = any (r.authors_as_printed)
    ) as in_full,
    abs(coalesce(extract(year from r.published_on), left(r.published_in, 4)::numeric)
      - extract(year from nullif(p.sort_date, '-infinity'))) as years
)`;
