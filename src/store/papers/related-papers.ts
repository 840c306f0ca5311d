import { z } from 'zod';
import { ID, rowShape } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, name, sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import { type PaperColumn, type PaperRow, columnsOfPapers } from './paper-columns.js';
import { RELATED_REASONS, type RelatedReason } from './related-reasons.js';

/** A paper near to another; of the paper the columns that were asked. */
export type RelatedRow<Column extends PaperColumn = PaperColumn> = PaperRow<Column> & {
  score: number;
  reasons: RelatedReason[];
};

export interface RelatedQuery<Column extends PaperColumn = PaperColumn> {
  /** At most so many for each paper. */
  first: number;
  columns: readonly Column[];
}

/**
 * The papers nearest to each paper, nearest first, in one statement for all of them.
 *
 * What tells a paper from others is weighed by how few papers have it: ln(1 + papers / papers that have it),
 * the inverse document frequency of Spärck Jones (1972), for words, authors and topics alike. Words are also
 * weighed by how often the paper says them, 1 + ln(times), as in Salton and Buckley (1988), those of the title
 * counted twice; of its words the sixteen that weigh most stand for a paper. Another paper has its share of
 * that weight in common, 0 to 1, and the score is
 *
 *     0.6 × share of words + 0.3 × share of authors + 0.1 × share of topics
 *
 * A reason holds where its share is more than 0. What is compared is bounded, so that three hundred thousand
 * papers cost little more than three thousand: words that 600 papers have between them, the newest papers of
 * the authors with the fewest, and the newest of the topics, which fill a list that nothing else does. Equal
 * scores go newest first. Weights are rounded: sums of floating point depend on the order of what is added.
 */
export async function relatedByPaperId<Column extends PaperColumn>(
  runner: Runner,
  { first, columns }: RelatedQuery<Column>,
  paperIds: readonly string[],
): Promise<RelatedRow<Column>[][]> {
  const paper = columnsOfPapers(columns);
  const rows = await runner.rows(
    'relatedByPaperId',
    sql`select parent.id as "parentId", near.score, near.reasons, ${paper.list}
      from unnest(${value(paperIds, 'bigint[]')}) parent (id)
      cross join lateral (${NEAREST} limit ${integer(first)}) near
      join papers p on p.id = near.paper_id
      order by parent.id, near.place`,
    rowShape<PaperRow<Column>, Nearness>(paper, NEARNESS),
  );
  return rowsOfEach(paperIds, rows, ({ parentId }) => parentId);
}

const NEARNESS = { parentId: ID, score: z.number(), reasons: z.array(z.enum(RELATED_REASONS)) };
type Nearness = z.infer<z.ZodObject<typeof NEARNESS>>;

/**
 * How many words stand for a paper, and how many papers they may have in all: each of those is read. With 1,000
 * instead of 600 a paper of 300,000 took 25 to 35 ms, not 16.
 */
const WORDS = 16;
const HITS = 600;
/** How many papers are compared in full: the nearest by words, the newest of authors and of topics. */
const NEAREST_BY_WORDS = 200;
const AUTHORS = 20;
const PAPERS_OF_AUTHOR = 25;
const PAPERS_OF_TOPICS = 100;

const weight = (count: Sql, times = sql`1`) =>
  sql`round((${times} * ln(1 + store.papers::float8 / greatest(${count}, 1)))::numeric, 6)`;

/** The store counts its papers under the empty word. */
const STORE = sql`store as materialized (select paper_count as papers from lexemes where lexeme = '')`;

const TIMES_SAID = sql`(1 + ln(cardinality(word.positions) + cardinality(array_positions(word.weights, 'A'))))`;

const OWN_WORDS = sql`
  own_words as materialized (
    select quoted.query, said.weight, sum(said.weight) over () as total
    from (
      select lexeme, weight, sum(paper_count) over (order by weight desc, lexeme) as hits
      from (
        select l.lexeme, l.paper_count, ${weight(sql`l.paper_count`, TIMES_SAID)} as weight
        from store, paper_words w cross join lateral unnest(w.text_search) word
        join lexemes l on l.lexeme = word.lexeme
        where w.paper_id = parent.id and word.positions is not null and l.paper_count between 2 and ${integer(HITS)}
        order by weight desc, l.lexeme
        limit ${integer(WORDS)}
      ) heaviest
    ) said
    cross join lateral (
      select ('''' || replace(replace(said.lexeme, '\\', '\\\\'), '''', '''''') || '''')::tsquery as query
    ) quoted
    where said.hits <= ${integer(HITS)}
  )`;

/** Every paper that says one of the words. `offset 0` keeps one look into the index for each word. */
const BY_WORDS = sql`
  by_words as materialized (
    select hit.paper_id, max(hit.sort_date) as sort_date, sum(word.weight) / max(word.total) as share
    from own_words word
    cross join lateral (
      select w.paper_id, w.sort_date from paper_words w where w.text_search @@ word.query offset 0
    ) hit
    where hit.paper_id <> parent.id
    group by hit.paper_id
  )`;

const OWN_AUTHORS = sql`
  own_authors as materialized (
    select author_id, weight, sum(weight) over () as total
    from (
      select s.author_id, ${weight(sql`a.paper_count`)} as weight
      from store, authorships s join authors a on a.id = s.author_id
      where s.paper_id = parent.id
    ) weighed
  )`;

const OWN_TOPICS = sql`
  own_topics as materialized (
    select topic_id, weight, sum(weight) over () as total
    from (
      select pt.topic_id, ${weight(sql`t.paper_count`)} as weight
      from store, paper_topics pt join topics t on t.id = pt.topic_id
      where pt.paper_id = parent.id
    ) weighed
  )`;

const CANDIDATES = sql`
  candidates as materialized (
    (select paper_id from by_words order by share desc, sort_date desc, paper_id desc limit ${integer(NEAREST_BY_WORDS)})
    union
    select other.paper_id
    from (select author_id from own_authors order by weight desc, author_id limit ${integer(AUTHORS)}) own
    cross join lateral (
      select s.paper_id from authorships s where s.author_id = own.author_id
      order by s.sort_date desc, s.paper_id desc limit ${integer(PAPERS_OF_AUTHOR)}
    ) other
    union
    (select other.paper_id
     from own_topics own
     cross join lateral (
       select pt.paper_id, pt.sort_date from paper_topics pt where pt.topic_id = own.topic_id
       order by pt.sort_date desc, pt.paper_id desc limit ${integer(PAPERS_OF_TOPICS)}
     ) other
     order by other.sort_date desc, other.paper_id desc limit ${integer(PAPERS_OF_TOPICS)})
  )`;

const shareOf = (own: string, table: string, key: string) => sql`(
  select coalesce(sum(own.weight) / max(own.total), 0)
  from ${name(own)} own join ${name(table)} other on other.${name(key)} = own.${name(key)} and other.paper_id = c.paper_id
)`;

const NEAREST = sql`
  with ${STORE}, ${OWN_WORDS}, ${BY_WORDS}, ${OWN_AUTHORS}, ${OWN_TOPICS}, ${CANDIDATES},
  compared as materialized (
    select c.paper_id, coalesce(w.share, 0) as words,
      ${shareOf('own_authors', 'authorships', 'author_id')} as authors,
      ${shareOf('own_topics', 'paper_topics', 'topic_id')} as topics
    from candidates c left join by_words w on w.paper_id = c.paper_id
    where c.paper_id <> parent.id
  ),
  scored as (
    select paper_id, round(0.6 * words + 0.3 * authors + 0.1 * topics, 6) as score,
      array_remove(array[
        case when words > 0 then 'TEXT' end, case when authors > 0 then 'AUTHORS' end,
        case when topics > 0 then 'TOPICS' end], null) as reasons
    from compared
  )
  select s.paper_id, s.score::float8 as score, s.reasons,
    row_number() over (order by s.score desc, p.sort_date desc, p.slug) as place
  from scored s join papers p on p.id = s.paper_id
  where s.score > 0
  order by place`;
