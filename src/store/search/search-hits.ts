import { type Bound, type Sql, integer, joined, sql, value, where } from '../../database/sql.js';
import { type PaperConditions, paperConditions } from '../papers/paper-filter.js';
import type { SearchKind } from './search-kinds.js';
import { MOST_RANKED, neededForRanking, newestPapers } from './newest-papers.js';
import type { PaperQuery } from './paper-query.js';
import type { SearchPlan } from './search-plan.js';
import { KIND_SQL, NAME_WORDS, TOPIC_WORDS, asksForWords, nameQuery, wordsOf } from './search-query.js';

/** Papers that have some of the words are ranked, the newest. */
const MOST_RELAXED = 500;

/** So many of the newest are looked through for papers that have some of the words, where each of these is common. */
const LATEST_RELAXED = 3_000;

/** What is searched: the plan of a query, among what, and under which filter of papers. */
export interface Searched {
  plan: SearchPlan;
  kinds: readonly SearchKind[];
  filter?: PaperConditions | null;
}

/**
 * The hits as common table expressions, the last of them `hits (kind, id, score)`. Scores lie between 0 and
 * 1 whatever the kind. A paper that is named by an identifier has 1, one whose title is what was typed 0.8. Others have
 *
 * - where title, abstract and comment hold every word, 0.8 × `ts_rank`, which weighs title over abstract over comment;
 * - where names hold some of the words, at least 0.48 × the share of the words that it has, as weighed below;
 * - where it lacks words, less than all of these, by the square of that share.
 *
 * The share weighs each word by its rarity, ln(1 + papers / papers that hold it) (Spärck Jones 1972), and by where it
 * stands: in the title, a name, or the text. A name must hold all the words, which says more than a text that does: its score
 * is 0.5, plus 0.3 × the share of its words that were asked for, plus 0.2 × n / (n + 5) for its n papers here. So a name asked
 * for in full comes before every text, and the best known of those who bear it comes first.
 */
export function searchHits({ plan, kinds, filter }: Searched): Sql {
  const makers: Record<SearchKind, () => Hits> = {
    PAPER: () => paperHits(plan, paperConditions(filter ?? {})),
    AUTHOR: () => authorHits(plan.namesText),
    TOPIC: () => topicHits(plan.namesText),
  };
  const parts = [...new Set(kinds)].map((kind) => makers[kind]());
  const rows = [NO_HITS, ...parts.map((part) => part.rows)];
  const tables = [...parts.flatMap((part) => part.tables), sql`hits as (${joined(rows, ' union all ')})`];
  return joined(tables, ', ');
}

/**
 * Whether nothing is left out of `hits`: no paper that meets every word, no name where so many are ranked, and no paper that
 * lacks some of the words where so many are looked at.
 */
export function hitsAreAll({ plan, kinds, filter }: Searched): Sql {
  const papers = kinds.includes('PAPER') ? plan.papers : null;
  const names = kinds.includes('AUTHOR')
    ? sql`(select count(*) from found_names) < ${integer(MOST_RANKED)}`
    : sql`true`;
  if (papers === null || plan.isIdentifier) return names;
  const conditions = paperConditions(filter ?? {});
  const left = [
    ...conditions,
    sql`not exists (select from hits h where h.kind = ${KIND_SQL.PAPER} and h.id = w.paper_id)`,
  ];
  return joined(
    [
      names,
      sql`(select count(*) from narrow_papers) < ${integer(MOST_RELAXED)}`,
      sql`(select count(*) from wide_papers) < ${integer(MOST_RELAXED)}`,
      sql`not exists (
        select from (select paper_id from paper_words where text_search @@ (select ${value(papers.strict, 'tsquery')}) offset 0) w
        ${joinPapers(conditions)} ${where(left)}
      )`,
    ],
    ' and ',
  );
}

interface Hits {
  /** Common table expressions that the rows are read from. */
  tables: Sql[];
  /** Kind, id and score. */
  rows: Sql;
}

const NO_HITS = sql`select 0 as kind, 0::bigint as id, 0::real as score where false`;

/** Papers that identifiers name, that bear the title, and that meet the words. */
function paperHits(plan: SearchPlan, conditions: readonly Sql[]): Hits {
  const named = namedPapers(plan, conditions);
  const met = plan.papers === null ? null : metPapers(plan.papers, { plan, conditions });
  const rows = [sql`select paper_id, score from named_papers`, ...(met === null ? [] : [met.rows])];
  return {
    tables: [named, ...(met?.tables ?? [])],
    rows: sql`
      select ${KIND_SQL.PAPER}, paper_id, max(score)::real
      from (${joined(rows, ' union all ')}) found (paper_id, score) group by paper_id`,
  };
}

function namedPapers({ identifierKeys, titleKey }: SearchPlan, conditions: readonly Sql[]): Sql {
  return sql`
    named_papers as materialized (
      select p.id as paper_id, max(named.score) as score
      from (
        select i.paper_id, 1.0 as score
        from unnest(${value(identifierKeys, 'text[]')}) asked (key)
        join paper_identifiers i on i.scheme = split_part(asked.key, ':', 1)
          and i.value = substr(asked.key, strpos(asked.key, ':') + 1)
        union all
        select id, 0.8 from papers where title_key = ${value(titleKey, 'text')}
      ) named
      join papers p on p.id = named.paper_id ${where(conditions)}
      group by p.id
    )`;
}

/** The newest papers that meet the query, and where they are few, those that lack some of its words. */
function metPapers(
  query: PaperQuery,
  { plan, conditions }: { plan: SearchPlan; conditions: readonly Sql[] },
): Hits {
  const strict = value(query.strict, 'tsquery');
  const ranked = value(query.ranked, 'tsquery');
  const nothingElse = plan.isIdentifier ? [sql`not exists (select from named_papers)`] : [];
  const orders = query.loose === query.strict ? [] : [sql`w.text_search @@ ${strict}`];
  const tables = sql`
    ${newestPapers(query, { name: 'newest_papers', needed: neededForRanking(query), conditions, only: nothingElse })},
    ${askedWords(query.words)},
    strict_papers as materialized (
      select w.paper_id, w.text_search || ''::tsvector as text_search
      from newest_papers n
      cross join lateral (select paper_id, text_search from paper_words where paper_id = n.paper_id offset 0) w
      ${where(orders)}
      order by n.sort_date desc, n.paper_id desc limit ${integer(MOST_RANKED)}
    ),
    strict_scores as materialized (
      select w.paper_id, greatest(
        case when w.text_search @@ ${ranked} then ts_rank(w.text_search, ${ranked}) end,
        case when exists (select from asked_words a where w.text_search @@ a.named) then ${value(NAMED, 'float8')} * ${SHARE} end, 0) as score
      from strict_papers w
    )`;
  const relaxed = relaxedPapers(query, conditions);
  const scores = [
    sql`select paper_id, 0.8 * score from strict_scores`,
    sql`select w.paper_id, 0.8 * least((select min(score) from strict_scores), 1) * ${SHARE} ^ 2 from (${relaxed.rows}) w`,
  ];
  return { tables: [tables, ...relaxed.tables], rows: joined(scores, ' union all ') };
}

/** The words with their weights, as they are found in a title, a text, or anywhere. */
function askedWords(words: PaperQuery['words']): Sql {
  const texts = (key: 'title' | 'text' | 'named' | 'anywhere') =>
    value(
      words.map((word) => word[key]),
      'text[]',
    );
  const weights = value(
    words.map(({ weight }) => weight),
    'float8[]',
  );
  return sql`
    asked_words as materialized (
      select title::tsquery, text::tsquery, named::tsquery, anywhere::tsquery, weight
      from unnest(${texts('title')}, ${texts('text')}, ${texts('named')}, ${texts('anywhere')}, ${weights})
        asked (title, text, named, anywhere, weight)
    )`;
}

/** Papers that lack some of the words, where too few have all: those that have more of the rarest first. */
function relaxedPapers({ relaxed, relaxedAreCommon, enough }: PaperQuery, conditions: readonly Sql[]): Hits {
  const [narrow, wide = narrow] = relaxed;
  const source = (query: Sql) =>
    relaxedAreCommon
      ? sql`(select * from (
          select * from paper_words order by sort_date desc, paper_id desc limit ${integer(LATEST_RELAXED)}
        ) latest where text_search @@ ${query})`
      : sql`(select * from paper_words where text_search @@ (select ${query}) offset 0)`;
  const step = (query: string | undefined, found: Sql) => sql`(
      select w.paper_id, w.text_search || ''::tsvector as text_search
      from ${source(sql`${value(query ?? '', 'tsquery')}`)} w
      ${joinPapers(conditions)}
      ${where([sql`${found} < ${integer(query === undefined ? 0 : enough)}`, ...conditions])}
        and not exists (select from strict_papers s where s.paper_id = w.paper_id)
      order by w.sort_date desc, w.paper_id desc limit ${integer(MOST_RELAXED)}
    )`;
  const strictCount = sql`(select count(*) from strict_papers)`;
  return {
    tables: [
      sql`narrow_papers as materialized ${step(narrow, strictCount)}`,
      sql`wide_papers as materialized ${step(wide, sql`(${strictCount} + (select count(*) from narrow_papers))`)}`,
    ],
    rows: sql`select paper_id, text_search from narrow_papers
      union all select paper_id, text_search from wide_papers d
        where not exists (select from narrow_papers n where n.paper_id = d.paper_id)`,
  };
}

function joinPapers(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? sql`join papers p on p.id = w.paper_id` : sql``;
}

/** How much a word counts by where it stands: chosen with `npm run bench:search-quality`. */
const IN_TITLE = 1;
const IN_NAME = 0.8;
const IN_TEXT = 0.6;

/** What a paper has at most whose authors are asked for, so that they themselves come before. */
const NAMED = 0.6;

/** The share of what was asked for that a paper `w` has, 0 to 1. */
const SHARE = sql`(
  select coalesce(sum(a.weight * case
    when w.text_search @@ a.title then ${value(IN_TITLE, 'float8')}
    when w.text_search @@ a.text then ${value(IN_TEXT, 'float8')}
    when w.text_search @@ a.anywhere then ${value(IN_NAME, 'float8')}
    else 0 end) / nullif(sum(a.weight), 0), 0)
  from asked_words a
)`;

/**
 * Persons of whose names, in any spelling, one meets the query. The index gives the names: the planner would rather go through the
 * authors by their papers, of whom it takes 45,000 to find 1,000 of the commonest family name.
 */
function authorHits(text: string): Hits {
  const query = nameQuery(text);
  const words = value(wordsOf(text), 'text[]');
  const tables = sql`
    found_names as (
      select a.id, a.paper_count, n.name_key
      from (
        select n.id, n.author_id, n.name_key from author_names n
        where ${NAME_WORDS} @@ (select ${query}) and ${asksForWords(query)} offset 0
      ) n
      join authors a on a.id = n.author_id
      order by a.paper_count desc, a.id, n.id limit ${integer(MOST_RANKED)}
    )`;
  const rows = sql`
    select ${KIND_SQL.AUTHOR}, id, max(${nameScore(shareAsked(sql`name_key`, words), sql`paper_count`)})
    from found_names group by id`;
  return { tables: [tables], rows };
}

/** Topics whose code, label and name hold the words; there are few, so each is looked at. */
function topicHits(text: string): Hits {
  const query = nameQuery(text);
  const words = value(wordsOf(text), 'text[]');
  const shares = [sql`t.name`, sql`t.label`, sql`t.code`].map((column) => shareAsked(column, words));
  const score = nameScore(sql`greatest(${joined(shares, ', ')})`, sql`t.paper_count`);
  const rows = sql`
    select ${KIND_SQL.TOPIC}, t.id, ${score}
    from topics t where ${TOPIC_WORDS} @@ ${query} and ${asksForWords(query)}`;
  return { tables: [], rows };
}

function nameScore(share: Sql, paperCount: Sql): Sql {
  return sql`(0.5 + 0.3 * ${share} + 0.2 * ${paperCount} / (${paperCount} + 5.0))::real`;
}

/** The share of a name's words that were asked for, 0 to 1. */
function shareAsked(name: Sql, words: Bound): Sql {
  return sql`(
    select coalesce(avg((word = any (${words}))::integer), 0)
    from unnest(string_to_array(translate(lower(${name}), '-.,''()', '      '), ' ')) word where word <> ''
  )`;
}
