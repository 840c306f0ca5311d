import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import { type Sql, sql, value } from '../../database/sql.js';
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
  /** Whether a listing `l` states any. */
  isStated: Sql;
  /** What bodies have besides a name, each of a body `b`. */
  facts: readonly { column: string; value: Sql }[];
}

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
  isStated: IS_VENUE,
  statedBy: (papers) => sql`
    select distinct on (l.paper_id) l.paper_id, 1 as rank, left(l.venue, 500) as name, coalesce(l.issn, '') as code,
      '' as country_code
    from ${papers} a join listings l on l.paper_id = a.paper_id join sources s on s.id = l.source_id
    where ${IS_VENUE} order by l.paper_id, l.issn is null, ${LISTING_PRECEDENCE}`,
  facts: [{ column: 'issn', value: CODE }],
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
  isStated: sql`l.institutions <> '{}'`,
  statedBy: (papers) => sql`
    select paper_id, row_number() over (partition by paper_id order by min(array[listing, place]))::integer as rank, name,
      case when ror ~ '^https://ror\\.org/[0-9a-z]{1,20}$' then ror else '' end as code,
      case when country ~ '^[A-Z]{2}$' then country else '' end as country_code
    from (
      select l.paper_id, row_number() over (partition by l.paper_id order by ${LISTING_PRECEDENCE}) as listing,
        l.institutions, l.institution_keys
      from ${papers} a join listings l on l.paper_id = a.paper_id join sources s on s.id = l.source_id
      where l.institutions <> '{}'
    ) l
    cross join lateral unnest(l.institutions) with ordinality printed (name, place)
    cross join lateral (select coalesce(l.institution_keys[printed.place], '') as key) k
    cross join lateral (select split_part(k.key, ' ', 1) as ror, split_part(k.key, ' ', 2) as country) f
    group by paper_id, name, 4, 5`,
  facts: [
    { column: 'ror', value: CODE },
    {
      column: 'country_code',
      value: sql`(
        select n.country_code from institution_names n where n.institution_id = b.id and n.country_code <> ''
        group by 1 order by sum(n.paper_count) desc, 1 limit 1)`,
    },
  ],
};

export const BODY_KINDS = [VENUE, INSTITUTION] as const satisfies readonly BodyKind[];
