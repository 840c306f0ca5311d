import type { SourceKind } from '../../record.js';
import { foldText } from '../../text/fold.js';
import { type Parameters, containsPattern } from '../parameters.js';

/** Every condition given must hold; null and undefined stand for none. */
export interface PaperConditions {
  and?: PaperConditions[] | null;
  or?: PaperConditions[] | null;
  not?: PaperConditions | null;
  text?: string | null;
  titleContains?: string | null;
  publishedOn?: { from?: string | null; to?: string | null } | null;
  topics?: string[] | null;
  authors?: string[] | null;
  institutions?: string[] | null;
  hasCode?: boolean | null;
  authorCount?: NumberRange | null;
  sourceKinds?: SourceKind[] | null;
}

/** Both ends belong to it. */
export interface NumberRange {
  min?: number | null;
  max?: number | null;
}

/** The conditions as SQL on `papers p`, to be joined by `and`. */
export function paperConditions(filter: PaperConditions, parameters: Parameters): string[] {
  return [
    ...textConditions(filter, parameters),
    ...valueConditions(filter, parameters),
    ...relationConditions(filter, parameters),
    ...logicalConditions(filter, parameters),
  ];
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

/** Web-search syntax becomes a query; one without a word in it finds nothing. */
export function textQuery(text: string, parameters: Parameters): string {
  return `websearch_to_tsquery('papergraph', ${parameters.add(text, 'text')})`;
}

/**
 * The papers that meet a text, `(paper_id, sort_date, sort_date_ascending)`, always by the index on words. The query comes from a
 * subquery and the rows from behind a fence, so the planner knows neither how common the words are nor that it
 * could look papers up one by one: where it expected hits that did not come, it took 8 s for none instead of 0.1 ms.
 */
export function papersWithText(text: string, parameters: Parameters): string {
  return `(
    select ${DATED_PAPER} from paper_words where text_search @@ (select ${textQuery(text, parameters)}) offset 0
  )`;
}

/** A row of `paper_words` with the two places by date: papers without one are last in each order. */
export const DATED_PAPER = `paper_id, sort_date,
  coalesce(nullif(sort_date, '-infinity'), 'infinity') as sort_date_ascending`;

/** Conditions on a number that may be null; a null meets none. */
export function rangeConditions(column: string, range: NumberRange, parameters: Parameters): string[] {
  return [
    ...(range.min == null ? [] : [`${column} >= ${parameters.add(range.min, 'integer')}`]),
    ...(range.max == null ? [] : [`${column} <= ${parameters.add(range.max, 'integer')}`]),
  ];
}

function textConditions({ text, titleContains }: PaperConditions, parameters: Parameters): string[] {
  const pattern = titleContains == null ? null : containsPattern(foldText(titleContains));
  return [
    ...(text == null ? [] : [`p.id in (select paper_id from ${papersWithText(text, parameters)} w)`]),
    ...(pattern === null ? [] : [`p.title_folded like ${parameters.add(pattern, 'text')}`]),
  ];
}

function valueConditions(filter: PaperConditions, parameters: Parameters): string[] {
  const { publishedOn, institutions, hasCode, authorCount, sourceKinds } = filter;
  return [
    ...(publishedOn ? dateConditions(publishedOn, parameters) : []),
    ...(institutions ? [`p.institutions && ${parameters.add(institutions, 'text[]')}`] : []),
    ...(hasCode == null ? [] : [`p.has_code = ${parameters.add(hasCode, 'boolean')}`]),
    ...(authorCount ? authorCountConditions(authorCount, parameters) : []),
    ...(sourceKinds ? [`p.source_kinds && ${parameters.add(sourceKinds, 'text[]')}`] : []),
  ];
}

/** What stands for null in `papers_by_author_count_ascending`. */
const NO_COUNT = 2147483647;

/** By the expressions that the indexes of this order hold, where null has a place that is no number of authors. */
function authorCountConditions({ min, max }: NumberRange, parameters: Parameters): string[] {
  return [
    ...(min == null
      ? []
      : [`coalesce(p.author_count, -1) >= ${parameters.add(Math.max(min, 0), 'integer')}`]),
    ...(max == null
      ? []
      : [
          `coalesce(p.author_count, ${NO_COUNT}) <= ${parameters.add(Math.min(max, NO_COUNT - 1), 'integer')}`,
        ]),
  ];
}

/** Papers without a date have the sort date -infinity: they are in no range that has an end. */
function dateConditions(
  { from, to }: { from?: string | null; to?: string | null },
  parameters: Parameters,
): string[] {
  return [
    ...(from == null ? [] : [`p.sort_date >= ${parameters.add(from, 'date')}`]),
    ...(to == null ? [] : [`p.sort_date <= ${parameters.add(to, 'date')} and p.sort_date > '-infinity'`]),
  ];
}

function relationConditions({ topics, authors }: PaperConditions, parameters: Parameters): string[] {
  return [
    ...(topics ? [topicCondition(topics, parameters)] : []),
    ...(authors ? [authorCondition(authors, parameters)] : []),
  ];
}

function topicCondition(topics: string[], parameters: Parameters): string {
  return `exists (select from paper_topics pt where pt.paper_id = p.id and pt.topic_id in (${topicIds(topics, parameters)}))`;
}

/** The ids of the topics that bear one of the codes or labels. */
export function topicIds(codesOrLabels: string[], parameters: Parameters): string {
  const list = parameters.add(codesOrLabels, 'text[]');
  return `select id from topics where code = any (${list}) or label = any (${list})`;
}

function authorCondition(slugs: string[], parameters: Parameters): string {
  const list = parameters.add(slugs, 'text[]');
  return `exists (select from authorships s where s.paper_id = p.id and s.author_id in (
    select id from authors where slug = any (${list})
    union all select author_id from author_slugs where slug = any (${list})))`;
}

/** `is not true`, since a condition on a value that is not known does not hold, so its contrary does. */
function logicalConditions({ and, or, not }: PaperConditions, parameters: Parameters): string[] {
  return [
    ...(and ?? []).map((part) => allOf(part, parameters)),
    ...(or
      ? [or.length === 0 ? 'false' : `(${or.map((part) => allOf(part, parameters)).join(' or ')})`]
      : []),
    ...(not ? [`${allOf(not, parameters)} is not true`] : []),
  ];
}

function allOf(filter: PaperConditions, parameters: Parameters): string {
  const conditions = paperConditions(filter, parameters);
  return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`;
}
