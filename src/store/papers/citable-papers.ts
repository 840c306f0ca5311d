import { z } from 'zod';
import { bothColumns, columnsOf, computed } from '../../database/columns.js';
import { PaperEntity } from '../../database/entities/paper.entity.js';
import { BYLINE_PRECEDENCE, LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import type { IdentifierScheme } from '../../terms.js';
import { readLink } from '../../text/links.js';
import { type PublicationType, publicationType } from '../../text/publication-types.js';
import { rowsOfEach } from '../group-by.js';

const VALUES = columnsOf(PaperEntity, 'p', [
  'id',
  'slug',
  'title',
  'abstract',
  'publishedOn',
  'publishedIn',
  'publicationType',
  'volume',
  'issue',
  'pages',
  'publisher',
  'language',
  'license',
  'comment',
  'retracted',
  'authorsComplete',
]);

/** Lists of names and identifiers lie in their row: a paper is one row, however many authors it has. */
const PLACE_AND_NAMES = computed(
  sql`v.venue, v.issn,
    (select t.code from topics t where t.id = p.primary_topic_id) as "primaryTopic",
    coalesce(b.authors_as_printed, '{}') as printed, coalesce(b.author_parts, '{}') as stated,
    array(
      select coalesce((
        select n.family_key from author_spellings s join author_names n on n.id = s.author_name_id
        where s.spelling = name.spelling and s.stated = coalesce(b.author_parts[name.place], '')
          and n.identity = coalesce(b.author_ids[name.place], '')
        order by n.id limit 1), '')
      from unnest(b.authors_as_printed) with ordinality name (spelling, place) order by name.place
    ) as families,
    case when p.authors_complete then '{}' else array(
      select coalesce(s.name_as_printed, a.name) from authorships s join authors a on a.id = s.author_id
      where s.paper_id = p.id and s.position is null order by a.id
    ) end as others,
    array(
      select i.scheme || ':' || i.value from paper_identifiers i where i.paper_id = p.id order by i.scheme, i.value
    ) as keys,
    (select link from listings l join sources s on s.id = l.source_id cross join lateral
        unnest(l.links) with ordinality stated (link, place)
      where l.paper_id = p.id and link like 'LANDING_PAGE %'
      order by ${LISTING_PRECEDENCE}, stated.place limit 1) as page`,
  {
    venue: z.string().nullable(),
    issn: z.string().nullable(),
    primaryTopic: z.string().nullable(),
    printed: z.array(z.string()),
    stated: z.array(z.string()),
    families: z.array(z.string()),
    others: z.array(z.string()),
    keys: z.array(z.string()),
    page: z.string().nullable(),
  },
);

const CITABLE = bothColumns(VALUES, PLACE_AND_NAMES);

/**
 * All that is cited of each paper, in one statement: its values, the venue of the listing that volume, issue and pages
 * are of, and the names of the byline that gives positions. Ids of no paper are left out.
 */
export async function citablePapersById(runner: Pick<Runner, 'rows'>, ids: readonly string[]) {
  const rows = await runner.rows(
    'citablePapersById',
    sql`select ${CITABLE.list}
      from papers p
      left join lateral (
        select l.venue, l.issn from listings l join sources s on s.id = l.source_id
        where l.paper_id = p.id and l.venue is not null
        order by l.issn is null, ${LISTING_PRECEDENCE} limit 1
      ) v on true
      left join lateral (
        select l.authors_as_printed, l.author_parts, l.author_ids
        from listings l join sources s on s.id = l.source_id
        where l.paper_id = p.id and cardinality(l.authors_as_printed) > 0
        order by ${BYLINE_PRECEDENCE} limit 1
      ) b on true
      where p.id = any (${value(ids, 'bigint[]')})`,
    CITABLE.shape,
  );
  return rowsOfEach(ids, rows, ({ id }) => id)
    .flat()
    .map(citable);
}

type CitableRow = z.infer<ReturnType<typeof CITABLE.shape>>;

function citable({ printed, stated, families, keys, page, publicationType: type, ...values }: CitableRow) {
  return {
    ...values,
    type: publicationType(type) satisfies PublicationType | null,
    byline: printed.map((name, place) => ({
      printed: name,
      stated: stated[place] ?? '',
      familyKey: families[place] ?? '',
    })),
    identifiers: keys.map((key) => {
      const colon = key.indexOf(':');
      return { scheme: key.slice(0, colon) as IdentifierScheme, value: key.slice(colon + 1) };
    }),
    statedPage: page === null ? null : readLink(page).url,
  };
}
