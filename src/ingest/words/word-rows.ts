import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { type SearchedTexts, wordVector } from '../../text/words/word-vector.js';

/** Papers and what they are searched by: an id or a position, and the text of a `tsvector`. */
export type WordRow = [key: string | number, vector: string];

/** So many papers are taken apart before others have their turn: some milliseconds. */
const YIELD_EVERY = 32;

/** The rows of papers, each with the words of its texts. */
export async function wordRows<Paper>(
  papers: readonly Paper[],
  of: (paper: Paper) => { key: string | number; texts: SearchedTexts },
): Promise<WordRow[]> {
  const rows: WordRow[] = [];
  for (const [index, paper] of papers.entries()) {
    if (index % YIELD_EVERY === 0) await setImmediate();
    const { key, texts } = of(paper);
    rows.push([key, wordVector(texts)]);
  }
  return rows;
}

/** The rows of papers of the store, by id, from what is written of them and of their listings. */
export async function wordRowsOfPapers(
  runner: Pick<Runner, 'rows'>,
  paperIds: readonly string[],
): Promise<WordRow[]> {
  const papers = await runner.rows('searchedTexts', searchedTexts(paperIds), PAPER);
  return wordRows(papers, ({ id, ...texts }) => ({ key: id, texts }));
}

const PAPER = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string().nullable(),
  comment: z.string().nullable(),
  names: z.array(z.string()),
  institutions: z.array(z.string()),
  venues: z.array(z.string()),
});

/** Everybody whom a listing prints is looked for, whichever byline counts. Looked up one by one, whatever the planner expects. */
const searchedTexts = (paperIds: readonly string[]) => sql`
  select p.id, p.title, p.abstract, p.comment, p.institutions,
    array(
      select printed.name
      from listings l join sources s on s.id = l.source_id
      cross join lateral unnest(l.authors_as_printed) with ordinality printed (name, place)
      where l.paper_id = p.id order by ${LISTING_PRECEDENCE}, printed.place
    ) as names,
    array(
      select l.venue from listings l join sources s on s.id = l.source_id
      where l.paper_id = p.id and l.venue is not null order by ${LISTING_PRECEDENCE}
    ) as venues
  from unnest(${value(paperIds, 'bigint[]')}) asked (id)
  cross join lateral (select * from papers where id = asked.id offset 0) p`;
