import { z } from 'zod';
import type { Runner } from '../../database/runner.js';
import { integer, sql, value } from '../../database/sql.js';
import type { KnownWord } from './counted-query.js';

/** A word that was typed, folded, with its stem. */
export interface TypedWord {
  word: string;
  stem: string;
  /** Whether another word may be taken instead where nothing holds it. */
  mayGuess: boolean;
}

/** How many papers there are that say anything, and what is known of each word, in their order. */
export interface WordCounts {
  papers: number;
  words: KnownWord[];
}

/** Words that look alike are compared by their trigrams; the nearest so many are compared letter by letter. */
const MOST_NEAR = 30;
/** A part of a word that was written of two. */
const LEAST_PART = 3;
/** Of words of so many letters all are looked up that are one typing error away: shorter ones are near to everything. */
const FEWEST_LETTERS = integer(4);
const MOST_LETTERS = integer(30);
/** From so many letters on two typing errors are looked for. */
const TWO_ERRORS = integer(8);

/** What a word `c.word` may have been meant to be: a letter too many, too few, or another, or two the wrong way round. */
const ONE_ERROR_AWAY = sql`
  select distinct left(c.word, place) || letter || substr(c.word, place + 1 + cut) as word
  from generate_series(0, length(c.word)) place,
    unnest(string_to_array(' abcdefghijklmnopqrstuvwxyz', null)) sign,
    trim(sign) letter,
    generate_series(0, 1) cut
  where place < length(c.word) or cut = 0
  union
  select overlay(c.word placing substr(c.word, place + 1, 1) || substr(c.word, place, 1) from place for 2)
  from generate_series(1, length(c.word) - 1) place`;

/**
 * Papers that hold a word `v.word`: in a text, where stems stand, also such as no title has; once more in the title, so that of
 * words with one stem the one comes first that is printed; and in a name.
 */
const HELD_BY = sql`
  select coalesce(sum(paper_count), 0)::integer as papers
  from lexemes
  where lexeme in (
    case when v.word ~ '[^a-z]' then v.word else coalesce((ts_lexize('english_stem', v.word))[1], '=') end,
    '=' || v.word, '@' || v.word)`;

/**
 * What is known of words, in one statement. What is near to a word is looked for only where nothing holds it.
 */
export async function wordCounts(runner: Runner, typed: readonly TypedWord[]): Promise<WordCounts> {
  const words = value(
    typed.map(({ word }) => word),
    'text[]',
  );
  const stems = value(
    typed.map(({ stem }) => stem),
    'text[]',
  );
  const guessed = value(
    typed.map(({ mayGuess }) => mayGuess),
    'boolean[]',
  );
  const rows = await runner.rows(
    'wordCounts',
    sql`
    with counted as materialized (
      select place, word, guessed,
        (select coalesce(max(paper_count), 0) from lexemes where lexeme = stem) as "textCount",
        (select coalesce(max(paper_count), 0) from lexemes where lexeme = '@' || word) as "nameCount"
      from unnest(${words}, ${stems}, ${guessed}) with ordinality typed (word, stem, guessed, place)
    ),
    one_error_away as materialized (
      select c.place, v.word, held.papers
      from counted c
      cross join lateral (${ONE_ERROR_AWAY}) v
      cross join lateral (${HELD_BY}) held
      where guessed and "textCount" + "nameCount" = 0 and length(c.word) between ${FEWEST_LETTERS} and ${MOST_LETTERS}
        and held.papers > 0
    )
    select (select coalesce(max(paper_count), 0) from lexemes where lexeme = '') as papers,
      "textCount", "nameCount",
      case when exists (select from one_error_away o where o.place = c.place) then (
        select jsonb_agg(jsonb_build_object('word', o.word, 'count', o.papers)) from one_error_away o where o.place = c.place
      ) when guessed and "textCount" + "nameCount" = 0 and (length(word) >= ${TWO_ERRORS} or word ~ '[^a-z]') then (
        select coalesce(jsonb_agg(jsonb_build_object('word', near.word, 'count', coalesce(held.papers, 0))), '[]')
        from (
          select s.word from search_words s where s.word % c.word order by similarity(s.word, c.word) desc, s.word
          limit ${value(MOST_NEAR, 'integer')}
        ) near
        cross join lateral (
          select sum(paper_count)::integer as papers from lexemes where lexeme in ('=' || near.word, '@' || near.word)
        ) held
      ) else '[]' end as near,
      case when guessed and "textCount" + "nameCount" = 0 then (
        select jsonb_build_object('length', length, 'papers', both_parts.papers)
        from generate_series(${value(LEAST_PART, 'integer')}, length(word) - ${value(LEAST_PART, 'integer')}) length
        cross join lateral (
          select least(
            (select max(paper_count) from lexemes where lexeme = '=' || left(c.word, length)),
            (select max(paper_count) from lexemes where lexeme = '=' || substr(c.word, length + 1))) as papers
        ) both_parts
        where both_parts.papers > 0 order by both_parts.papers desc, length limit 1
      ) end as split
    from counted c order by place`,
    COUNTED,
  );
  return { papers: rows[0]?.papers ?? 0, words: rows };
}

const COUNTED = z.strictObject({
  papers: z.int(),
  textCount: z.int(),
  nameCount: z.int(),
  near: z.array(z.strictObject({ word: z.string(), count: z.int() })),
  split: z.strictObject({ length: z.int(), papers: z.int() }).nullable(),
});
