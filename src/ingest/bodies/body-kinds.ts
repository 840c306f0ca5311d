import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import { type Sql, sql, value } from '../../database/sql.js';
import { touchedBodies } from '../staging/tables.js';
import { NO_VENUE } from '../../text/preprint-servers.js';

/** A kind of what papers name besides persons, each known by a code or else by its name. */
export interface BodyKind {
  name: 'venue' | 'institution';
  /** The table of bodies, and those of their names, of their former slugs, and of which papers name them. */
  bodies: 'venues' | 'institutions';
  names: Sql;
  slugs: 'venue_slugs' | 'institution_slugs';
  links: Sql;
  /** The column that refers to a body. */
  id: Sql;
  /** What tells two names `n` and `s` of one text and code apart besides. */
  sameName: Sql;
  /** Columns of names besides, with the values of a row `r` that has all. */
  more: { columns: Sql; values: Sql };
  /** What papers state: `paper_id, rank, name, code, country_code`, each once, for a relation of `paper_id`. */
  statedBy: (papers: Sql) => Sql;
  /** What bodies have besides a name, each of a body `b`, and what that is read from besides. */
  facts: readonly { column: string; value: Sql }[];
  factsFrom: Sql;
}

/** Listings `l` of sources `s`, looked up paper by paper: what is affected is little of what there is. */
const listingsOf = (papers: Sql) => sql`
    ${papers} a
    cross join lateral (
      select paper_id, source_id, source_key, position, venue, issn, institutions, institution_keys
      from listings where paper_id = a.paper_id offset 0
    ) l
    join sources s on s.id = l.source_id`;

/** A code stands for itself. */
const CODE = sql`case when starts_with(b.key, 'NAME:') then null else b.key end`;

const IS_VENUE = sql`l.venue is not null and l.venue !~* ${value(NO_VENUE, 'text')}`;

/** The venue of a paper is that of one listing, as its volume and pages are; a long one is cut, as an index holds it. */
const VENUE: BodyKind = {
  name: 'venue',
  bodies: 'venues',
  names: sql`venue_names`,
  slugs: 'venue_slugs',
  links: sql`paper_venues`,
  id: sql`venue_id`,
  sameName: sql`n.name = s.name and n.code = s.code`,
  more: { columns: sql``, values: sql`` },
  statedBy: (papers) => sql`
    select distinct on (l.paper_id) l.paper_id, 1 as rank, left(l.venue, 500) as name, coalesce(l.issn, '') as code,
      '' as country_code
    from ${listingsOf(papers)} where ${IS_VENUE} order by l.paper_id, l.issn is null, ${LISTING_PRECEDENCE}`,
  facts: [{ column: 'issn', value: CODE }],
  factsFrom: sql``,
};

/** What an export has that was changed by hand may be anything: what is no address of ROR is none. */
const INSTITUTION: BodyKind = {
  name: 'institution',
  bodies: 'institutions',
  names: sql`institution_names`,
  slugs: 'institution_slugs',
  links: sql`paper_institutions`,
  id: sql`institution_id`,
  sameName: sql`n.name = s.name and n.code = s.code and n.country_code = s.country_code`,
  more: { columns: sql`, country_code`, values: sql`, r.country_code` },
  statedBy: (papers) => sql`
    select paper_id, row_number() over (partition by paper_id order by min(array[listing, place]))::integer as rank, name,
      case when ror ~ '^https://ror\\.org/[0-9a-z]{1,20}$' then ror else '' end as code,
      case when country ~ '^[A-Z]{2}$' then country else '' end as country_code
    from (
      select l.paper_id, row_number() over (partition by l.paper_id order by ${LISTING_PRECEDENCE}) as listing,
        l.institutions, l.institution_keys
      from ${listingsOf(papers)} where l.institutions <> '{}'
    ) l
    cross join lateral unnest(l.institutions) with ordinality printed (name, place)
    cross join lateral (select coalesce(l.institution_keys[printed.place], '') as key) k
    cross join lateral (select split_part(k.key, ' ', 1) as ror, split_part(k.key, ' ', 2) as country) f
    group by paper_id, name, 4, 5`,
  facts: [
    { column: 'ror', value: CODE },
    { column: 'country_code', value: sql`c.country_code` },
  ],
  factsFrom: sql`left join (
      select distinct on (body_id) body_id, country_code
      from (
        select n.institution_id as body_id, n.country_code, sum(n.paper_count) as count
        from ${touchedBodies} t join institution_names n on n.institution_id = t.body_id
        where n.country_code <> '' group by 1, 2
      ) countries
      order by body_id, count desc, country_code
    ) c on c.body_id = b.id`,
};

export const BODY_KINDS = [VENUE, INSTITUTION] as const satisfies readonly BodyKind[];
