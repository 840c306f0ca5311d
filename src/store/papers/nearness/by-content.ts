import { type Sql, integer, joined, name, sql, where } from '../../../database/sql.js';

/** Some papers that others are to be near to, in one statement. */
export interface Side {
  /** Put before the names of what is computed for them. */
  prefix: 'liked' | 'unliked';
  /** A query of their `paper_id`. */
  papers: Sql;
  /** How many they are: 1, or a value. */
  count: Sql;
  several: boolean;
  /** Whether citations count too. */
  cited: boolean;
  /** What papers `p` meet that are near to them. */
  conditions: readonly Sql[];
}

/**
 * How many words stand for a paper, and how many papers they may have in all: each of those is read. With 1,000
 * instead of 600 a paper of 300,000 took 25 to 35 ms, not 16. Several papers have more between them.
 */
const WORDS = 16;
const HITS = 600;
const HITS_OF_ALL = 3_000;
/** How many papers are compared in full: the nearest by words, the newest of authors and of topics. */
export const NEAREST = 200;
const AUTHORS = 20;
const PAPERS_OF_AUTHOR = 25;
const PAPERS_OF_TOPICS = 100;
/** Where papers have to meet a filter so many times as many are looked at. */
const LOOKED_AT = 10;

/** A query within the statement, such as `words` of those that are liked. */
export const partOf = ({ prefix }: Pick<Side, 'prefix'>, part: string): Sql => name(`${prefix}_${part}`);

/** The store counts its papers under the empty word. */
export const STORE = sql`store as materialized (select paper_count as papers from lexemes where lexeme = '')`;

/** What tells papers apart, by how many have it. */
export const weight = (count: Sql, times = sql`1`): Sql =>
  sql`round((${times} * ln(1 + store.papers::float8 / greatest(${count}, 1)))::numeric, 6)`;

/** Queries of `words`, `authors`, `topics`, each with its part of the weight of all, and of the papers `by_words`. */
export function contentOf(side: Side): Sql {
  return joined([givenOf(side), wordsOf(side), byWords(side), authorsOf(side), topicsOf(side)], ', ');
}

const givenOf = (side: Side) => sql`${partOf(side, 'given')} as materialized (${side.papers})`;

const TIMES_SAID = sql`(1 + ln(cardinality(word.positions) + cardinality(array_positions(word.weights, 'A'))))`;

/** The words that weigh most of each paper, as far as few papers have them. */
const HEAVIEST_WORDS = sql`
  select lexeme, paper_count, weight
  from (
    select lexeme, paper_count, weight, sum(paper_count) over (order by weight desc, lexeme) as hits
    from (
      select l.lexeme, l.paper_count, ${weight(sql`l.paper_count`, TIMES_SAID)} as weight
      from store, paper_words w cross join lateral unnest(w.text_search) word
      join lexemes l on l.lexeme = word.lexeme
      where w.paper_id = given.paper_id and word.positions is not null and l.paper_count between 2 and ${integer(HITS)}
      order by weight desc, l.lexeme
      limit ${integer(WORDS)}
    ) heaviest
  ) said
  where hits <= ${integer(HITS)}`;

const wordsOf = (side: Side) => sql`
  ${partOf(side, 'words')} as materialized (
    select quoted.query, said.share
    from (
      select lexeme, share, sum(paper_count) over (order by share desc, lexeme) as hits
      from (
        select lexeme, max(paper_count) as paper_count, sum(share) as share
        from (
          select heaviest.*, weight / sum(weight) over (partition by given.paper_id) / ${side.count} as share
          from ${partOf(side, 'given')} given cross join lateral (${HEAVIEST_WORDS}) heaviest
        ) of_each
        group by lexeme
      ) of_all
    ) said
    cross join lateral (
      select ('''' || replace(replace(said.lexeme, '\\', '\\\\'), '''', '''''') || '''')::tsquery as query
    ) quoted
    where said.hits <= ${integer(HITS_OF_ALL)}
  )`;

/** Every paper that says one of the words. `offset 0` keeps one look into the index for each word. */
const byWords = (side: Side) => sql`
  ${partOf(side, 'by_words')} as materialized (
    select hit.paper_id, max(hit.sort_date) as sort_date, sum(word.share) as share
    from ${partOf(side, 'words')} word
    cross join lateral (
      select w.paper_id, w.sort_date from paper_words w where w.text_search @@ word.query offset 0
    ) hit
    ${where(othersOf(side, sql`hit.paper_id`))}
    group by hit.paper_id
  )`;

const authorsOf = (side: Side) => sql`
  ${partOf(side, 'authors')} as materialized (
    select author_id, sum(share) as share
    from (
      select author_id, weight / sum(weight) over (partition by paper_id) / ${side.count} as share
      from (
        select s.paper_id, s.author_id, ${weight(sql`a.paper_count`)} as weight
        from store, ${partOf(side, 'given')} given
        join authorships s on s.paper_id = given.paper_id join authors a on a.id = s.author_id
      ) weighed
    ) of_each
    group by author_id
  )`;

const topicsOf = (side: Side) => sql`
  ${partOf(side, 'topics')} as materialized (
    select topic_id, sum(share) as share
    from (
      select topic_id, weight / sum(weight) over (partition by paper_id) / ${side.count} as share
      from (
        select pt.paper_id, pt.topic_id, ${weight(sql`t.paper_count`)} as weight
        from store, ${partOf(side, 'given')} given
        join paper_topics pt on pt.paper_id = given.paper_id join topics t on t.id = pt.topic_id
      ) weighed
    ) of_each
    group by topic_id
  )`;

/** What a paper with the id `paper` meets that may be an answer. */
export function othersOf(side: Side, paper: Sql): Sql[] {
  return [sql`${paper} not in (select paper_id from ${partOf(side, 'given')})`, ...meeting(side, paper)];
}

function meeting({ conditions }: Side, paper: Sql): Sql[] {
  if (conditions.length === 0) return [];
  return [sql`exists (select from papers p ${where([sql`p.id = ${paper}`, ...conditions])})`];
}

/** Papers that may be near: a query of `paper_id` each. */
export function candidatesByContent(side: Side): Sql[] {
  const looked = (size: number) => integer(side.conditions.length === 0 ? size : size * LOOKED_AT);
  return [
    nearestOf(side, 'by_words'),
    sql`select other.paper_id
      from (
        select author_id from ${partOf(side, 'authors')} order by share desc, author_id limit ${integer(AUTHORS)}
      ) own
      cross join lateral (
        select newest.paper_id from (
          select s.paper_id, s.sort_date from authorships s where s.author_id = own.author_id
          order by s.sort_date desc, s.paper_id desc limit ${looked(PAPERS_OF_AUTHOR)}
        ) newest
        ${where(meeting(side, sql`newest.paper_id`))}
        order by newest.sort_date desc, newest.paper_id desc limit ${integer(PAPERS_OF_AUTHOR)}
      ) other`,
    sql`select other.paper_id
      from ${partOf(side, 'topics')} own
      cross join lateral (
        select newest.paper_id, newest.sort_date from (
          select pt.paper_id, pt.sort_date from paper_topics pt where pt.topic_id = own.topic_id
          order by pt.sort_date desc, pt.paper_id desc limit ${looked(PAPERS_OF_TOPICS)}
        ) newest
        ${where(meeting(side, sql`newest.paper_id`))}
        order by newest.sort_date desc, newest.paper_id desc limit ${integer(PAPERS_OF_TOPICS)}
      ) other
      order by other.sort_date desc, other.paper_id desc limit ${integer(PAPERS_OF_TOPICS)}`,
  ];
}

/** The nearest of the papers of a part that has `share` and `sort_date`. */
export const nearestOf = (side: Side, part: string): Sql => sql`
  select paper_id from ${partOf(side, part)}
  order by share desc, sort_date desc, paper_id desc limit ${integer(NEAREST)}`;

/** The part of the weight of all authors, or topics, that the paper `c` has in common. */
export const shareOf = (side: Side, part: 'authors' | 'topics', table: string, key: string): Sql => sql`(
  select coalesce(sum(own.share), 0)
  from ${partOf(side, part)} own
  join ${name(table)} other on other.${name(key)} = own.${name(key)} and other.paper_id = c.paper_id
)`;
