import { type Bound, type Sql, joined, sql, value } from '../../database/sql.js';
import type { SourceKind } from '../../terms.js';
import type { PublicationType } from '../../text/publication-types.js';
import { foldAsked, foldAskedTitle } from '../../text/recent-folds.js';
import { tsqueryOfText } from '../../text/words/word-query.js';
import {
  type ConditionMakers,
  type NumberRange,
  conditionsOf,
  contains,
  rangeConditions,
  topicIds,
} from '../conditions.js';
import { typeCondition } from './paper-types.js';
import { papersWithText } from './paper-words.js';

/** Every condition given must hold; null and undefined stand for none. */
export interface PaperConditions {
  and?: PaperConditions[] | null;
  or?: PaperConditions[] | null;
  not?: PaperConditions | null;
  text?: string | null;
  titleContains?: string | null;
  publishedOn?: DateRange | null;
  topics?: string[] | null;
  authors?: string[] | null;
  institutions?: string[] | null;
  venues?: string[] | null;
  hasCode?: boolean | null;
  authorCount?: NumberRange | null;
  sourceKinds?: SourceKind[] | null;
  types?: PublicationType[] | null;
  addedAt?: TimeRange | null;
}

/** Days; both ends belong to it. */
interface DateRange {
  from?: string | null;
  to?: string | null;
}

/** Moments; both ends belong to it. */
interface TimeRange {
  from?: Date | null;
  to?: Date | null;
}

/** The conditions as SQL on `papers p`, to be joined by `and`. */
export function paperConditions(filter: PaperConditions): Sql[] {
  return conditionsOf(CONDITIONS, filter);
}

/** The text that the filter asks for on every paper, which relevance is measured by; null where there is none. */
export function requiredText(filter: PaperConditions): string | null {
  if (filter.text != null) return filter.text;
  for (const part of filter.and ?? []) {
    const text = requiredText(part);
    if (text !== null) return text;
  }
  return null;
}

const CONDITIONS: ConditionMakers<PaperConditions> = {
  text: (text) => [
    sql`p.id in (select paper_id from ${papersWithText(value(tsqueryOfText(text), 'tsquery'))} w)`,
  ],
  titleContains: (text) => [titleCondition(text)],
  publishedOn: dateConditions,
  institutions: (names) => [institutionCondition(names)],
  venues: (slugs) => [venueCondition(slugs)],
  hasCode: (has) => [sql`p.has_code = ${value(has, 'boolean')}`],
  authorCount: authorCountConditions,
  sourceKinds: (kinds) => [sql`p.source_kinds && ${value(kinds, 'text[]')}`],
  addedAt: timeConditions,
  types: (types) => [typeCondition(types)],
  topics: (topics) => [
    sql`exists (select from paper_topics pt where pt.paper_id = p.id and pt.topic_id in (${topicIds(topics)}))`,
  ],
  authors: (slugs) => [authorCondition(slugs)],
  and: (parts) => parts.map(allOf),
  or: (parts) => [parts.length === 0 ? sql`false` : sql`(${joined(parts.map(allOf), ' or ')})`],
  // A condition on a value that is not known does not hold, so its contrary does.
  not: (part) => [sql`${allOf(part)} is not true`],
};

/** By the keys of titles, in which dashes, punctuation and TeX are alike; what has no letter or digit is looked for as it is. */
function titleCondition(text: string): Sql {
  return /[\p{L}\p{N}]/u.test(text)
    ? contains(sql`p.title_key`, foldAskedTitle(text))
    : contains(sql`p.title_folded`, foldAsked(text));
}

/**
 * Papers without a date have the sort date -infinity: they are in no range that has an end. A month or a year is in a
 * range where all its days are.
 */
function dateConditions({ from, to }: DateRange): Sql[] {
  return [
    ...(from == null ? [] : [sql`p.sort_date >= ${value(from, 'date')}`]),
    ...(to == null ? [] : untilConditions(value(to, 'date'))),
  ];
}

function untilConditions(to: Bound): Sql[] {
  const dayAfter = sql`to_char(${to} + 1, 'YYYY-MM-DD')`;
  return [
    sql`p.sort_date <= ${to}`,
    sql`p.sort_date > '-infinity'`,
    sql`(p.published_in is null or p.published_in < left(${dayAfter}, length(p.published_in)))`,
  ];
}

/** Every paper has a time. */
function timeConditions({ from, to }: TimeRange): Sql[] {
  return [
    ...(from == null ? [] : [sql`p.added_at >= ${value(from.toISOString(), 'timestamptz')}`]),
    ...(to == null ? [] : [sql`p.added_at <= ${value(to.toISOString(), 'timestamptz')}`]),
  ];
}

/** What stands for null in `papers_by_author_count_ascending`. */
const NO_COUNT = 2147483647;

/** By the expressions that the indexes of this order hold, where null has a place that is no number of authors. */
function authorCountConditions({ min, max }: NumberRange): Sql[] {
  return [
    ...rangeConditions(sql`coalesce(p.author_count, -1)`, { min: min == null ? null : Math.max(min, 0) }),
    ...rangeConditions(sql`coalesce(p.author_count, 2147483647)`, {
      max: max == null ? null : Math.min(max, NO_COUNT - 1),
    }),
  ];
}

function authorCondition(slugs: readonly string[]): Sql {
  const asked = value(slugs, 'text[]');
  return sql`exists (select from authorships s where s.paper_id = p.id and s.author_id in (
    select id from authors where slug = any (${asked})
    union all select author_id from author_slugs where slug = any (${asked})))`;
}

function venueCondition(slugs: readonly string[]): Sql {
  const asked = value(slugs, 'text[]');
  return sql`exists (select from paper_venues v where v.paper_id = p.id and v.venue_id in (
    select id from venues where slug = any (${asked})
    union all select venue_id from venue_slugs where slug = any (${asked})))`;
}

/** By slug, or as printed; each of the two by an index of its own. */
function institutionCondition(slugsOrNames: readonly string[]): Sql {
  const asked = value(slugsOrNames, 'text[]');
  return sql`p.id in (
    select printed.id from papers printed where printed.institutions && ${asked}
    union all
    select i.paper_id from paper_institutions i where i.institution_id in (
      select id from institutions where slug = any (${asked})
      union all select institution_id from institution_slugs where slug = any (${asked})))`;
}

function allOf(filter: PaperConditions): Sql {
  const conditions = paperConditions(filter);
  return conditions.length === 0 ? sql`true` : sql`(${joined(conditions, ' and ')})`;
}
