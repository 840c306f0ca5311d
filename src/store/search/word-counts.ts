import { z } from 'zod';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
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
    )
    select (select coalesce(max(paper_count), 0) from lexemes where lexeme = '') as papers,
      "textCount", "nameCount",
      case when guessed and "textCount" + "nameCount" = 0 and length(word) > 3 then (
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
