import type { CopyValue } from '../src/ingest/staging/copy-rows.js';
import { foldText, foldTitle } from '../src/text/fold.js';
import { wordVector } from '../src/text/words/word-vector.js';
import { slugify } from '../src/text/slug.js';
import type { Sources } from './source-rows.js';
import { type MadeUpPaper, topicsByRank } from './made-up-papers.js';

/** Columns of each table in the order that `rowsOf` gives their values. */
export const COLUMNS = {
  staged_papers: [
    ...['id', 'slug', 'title', 'title_key', 'title_folded', 'abstract', 'published_on', 'sort_date'],
    ...['primary_topic_id', 'author_count', 'authors_complete', 'institutions', 'has_code', 'comment'],
    ...['figure_count', 'comment_count', 'source_kinds'],
  ],
  listings: [
    ...['id', 'source_id', 'position', 'paper_id', 'title', 'title_key', 'title_folded', 'abstract'],
    ...['date_as_printed', 'published_on', 'authors_as_printed', 'authors_truncated', 'stated_author_count'],
    ...['institution_as_printed', 'institutions', 'topic_codes', 'has_code', 'comment', 'figure_count'],
    ...['comment_count', 'identifiers'],
  ],
  paper_words: ['paper_id', 'sort_date', 'text_search'],
  paper_identifiers: ['scheme', 'value', 'paper_id'],
  paper_topics: ['paper_id', 'topic_id', 'rank', 'sort_date'],
  authorships: ['paper_id', 'author_id', 'position', 'name_as_printed', 'sort_date'],
} as const;

export type PaperTable = keyof typeof COLUMNS;
export type PaperRows = Record<PaperTable, CopyValue[][]>;

/** The rows of papers, each of which one source lists; what is stored twice is the same twice. */
export function rowsOf(papers: readonly MadeUpPaper[], sources: Sources): PaperRows {
  return {
    staged_papers: papers.map(paperRow),
    listings: papers.map((paper) => listingRow(paper, sources)),
    paper_words: papers.map(wordsRow),
    paper_identifiers: papers.flatMap(({ id, identifiers }) =>
      identifiers.map(({ scheme, value }) => [scheme, value, id]),
    ),
    paper_topics: papers.flatMap((paper) =>
      paper.topics.map((topic, place) => [paper.id, topic + 1, place + 1, sortDate(paper)]),
    ),
    authorships: papers.flatMap((paper) =>
      paper.authors.map(({ person, printed }, place) => [
        paper.id,
        person.id,
        place + 1,
        printed,
        sortDate(paper),
      ]),
    ),
  };
}

function paperRow(paper: MadeUpPaper): CopyValue[] {
  const { id, title, truncated, authors } = paper;
  const complete = truncated === false;
  return [
    id,
    // Unlike a title's own words `p17` cannot be another title's, so no list of those taken is needed.
    `${slugify(title, 'paper')}-p${id}`,
    title,
    foldTitle(title),
    foldText(title),
    paper.abstract,
    paper.publishedOn,
    sortDate(paper),
    paper.topics.length === 0 ? null : (paper.topics[0] ?? 0) + 1,
    complete ? authors.length : paper.statedAuthorCount,
    complete,
    paper.institutions,
    paper.hasCode,
    paper.comment,
    paper.figureCount,
    paper.commentCount,
    [paper.sourceKind],
  ];
}

function listingRow(paper: MadeUpPaper, sources: Sources): CopyValue[] {
  const { sourceId, position } = sources.place(paper);
  return [
    paper.id,
    sourceId,
    position,
    paper.id,
    paper.title,
    foldTitle(paper.title),
    foldText(paper.title),
    paper.abstract,
    paper.publishedOn,
    paper.publishedOn,
    paper.authors.map(({ printed }) => printed),
    paper.truncated,
    paper.statedAuthorCount,
    paper.institutions.length === 0 ? null : paper.institutions.join(', '),
    paper.institutions,
    paper.topics.map((topic) => topicsByRank[topic]?.code ?? ''),
    paper.hasCode,
    paper.comment,
    paper.figureCount,
    paper.commentCount,
    paper.identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
  ];
}

function wordsRow(paper: MadeUpPaper): CopyValue[] {
  const names = paper.authors.map(({ printed }) => printed);
  return [paper.id, sortDate(paper), wordVector({ ...paper, names, venues: [] })];
}

function sortDate({ publishedOn }: MadeUpPaper): string {
  return publishedOn ?? '-infinity';
}
