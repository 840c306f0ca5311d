import type { PageOwner, PaperRecord } from '../record.js';
import { foldName, foldText, foldTitle, slugify } from '../text/fold.js';
import { identifierKey, paperIdentifiers } from '../text/identifier.js';
import { topicForLabel } from './arxiv-categories.js';
import { type CopyValue, copyRows } from './copy-rows.js';
import { initialsOf, looseNameKeys, nameParts } from './name-parts.js';
import type { Transaction } from './transaction.js';

/** What one transaction loads: entries of one document. */
export interface Batch {
  records: readonly PaperRecord[];
  owner: PageOwner | null;
  /** Labels that the document prints besides those of its entries. */
  extraTopicLabels: readonly string[];
}

/** The staging tables, dropped with the transaction, and the sets of rows that the merge has touched. */
const STAGING_TABLES = [
  `create temp table staged_records (
     position integer primary key, title text not null, title_key text collate "C" not null,
     title_folded text not null, slug_base text collate "C" not null, abstract text, date_as_printed text,
     published_on date, year_inferred boolean not null, authors_as_printed text[] not null,
     loose_name_keys text[] not null, authors_truncated boolean, stated_author_count integer,
     institution_as_printed text, institutions text[] not null, topic_codes text[] not null,
     has_code boolean, comment text, figure_count integer, comment_count integer, identifiers text[] not null,
     paper_id bigint
   ) on commit drop`,
  `create temp table staged_names (
     name_key text collate "C" primary key, family_key text not null, given_initials text[] not null,
     first_seen integer not null
   ) on commit drop`,
  `create temp table staged_spellings (
     spelling text collate "C" primary key, name_key text collate "C" not null, folded text not null,
     seen_count integer not null
   ) on commit drop`,
  `create temp table staged_topics (code text primary key, label text not null, name text not null) on commit drop`,
  `create temp table affected_papers (paper_id bigint primary key) on commit drop`,
  `create temp table affected_authors (author_id bigint primary key) on commit drop`,
  `create temp table affected_topics (topic_id integer primary key) on commit drop`,
];

/** Fills the staging tables with COPY: every form that matching needs is made here, none in the database. */
export async function stage(transaction: Transaction, batch: Batch): Promise<void> {
  await createStagingTables(transaction);
  await copyRows(transaction, 'staged_records', RECORD_COLUMNS, batch.records.map(recordRow));
  const spellings = countSpellings(batch);
  await copyRows(transaction, 'staged_spellings', SPELLING_COLUMNS, spellingRows(spellings));
  await copyRows(transaction, 'staged_names', NAME_COLUMNS, nameRows(spellings));
  await copyRows(transaction, 'staged_topics', ['code', 'label', 'name'], topicRows(batch));
  await transaction.query('analyzeStaging', 'analyze staged_records, staged_names, staged_spellings');
}

export async function createStagingTables(transaction: Transaction): Promise<void> {
  for (const table of STAGING_TABLES) await transaction.query('createStaging', table);
}

const RECORD_COLUMNS = [
  'position',
  'title',
  'title_key',
  'title_folded',
  'slug_base',
  'abstract',
  'date_as_printed',
  'published_on',
  'year_inferred',
  'authors_as_printed',
  'loose_name_keys',
  'authors_truncated',
  'stated_author_count',
  'institution_as_printed',
  'institutions',
  'topic_codes',
  'has_code',
  'comment',
  'figure_count',
  'comment_count',
  'identifiers',
] as const;

function recordRow(record: PaperRecord): CopyValue[] {
  const names = record.byline?.names ?? [];
  return [
    record.position,
    record.title,
    foldTitle(record.title),
    foldText(record.title),
    slugify(record.title, 'paper'),
    record.abstract,
    record.dateAsPrinted,
    record.publishedOn,
    record.yearInferred,
    names,
    names.flatMap((name) => looseNameKeys(foldName(name))),
    record.byline?.truncated ?? null,
    record.statedAuthorCount,
    record.institutionAsPrinted,
    record.institutions,
    [...new Set(record.topicLabels.map((label) => topicForLabel(label).code))],
    record.hasCode,
    record.comment,
    record.figureCount,
    record.commentCount,
    identifierKeys(record),
  ];
}

/** In normal form, each once. What is no identifier of its scheme is left out: nobody could ask for it. */
function identifierKeys({ identifiers }: PaperRecord): string[] {
  return [...new Set(identifiers.flatMap(paperIdentifiers).map(identifierKey))];
}

/** How often each spelling is printed. A page that states its owner prints the name once more. */
function countSpellings(batch: Batch): Map<string, number> {
  const counts = new Map<string, number>();
  const see = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { byline } of batch.records) byline?.names.forEach(see);
  if (batch.owner && !batch.owner.inferred) see(batch.owner.name);
  return counts;
}

const SPELLING_COLUMNS = ['spelling', 'name_key', 'folded', 'seen_count'] as const;

function* spellingRows(counts: Map<string, number>): Generator<CopyValue[]> {
  for (const [spelling, count] of counts) yield [spelling, foldName(spelling), foldText(spelling), count];
}

const NAME_COLUMNS = ['name_key', 'family_key', 'given_initials', 'first_seen'] as const;

function* nameRows(counts: Map<string, number>): Generator<CopyValue[]> {
  const keys = new Set([...counts.keys()].map(foldName));
  let firstSeen = 0;
  for (const key of keys) {
    const { family, given } = nameParts(key);
    yield [key, family, initialsOf(given), (firstSeen += 1)];
  }
}

function topicRows({ records, extraTopicLabels }: Batch): CopyValue[][] {
  const labels = new Set([...records.flatMap((record) => record.topicLabels), ...extraTopicLabels]);
  const topics = new Map([...labels].map(topicForLabel).map((topic) => [topic.code, topic]));
  return [...topics.values()].map(({ code, label, name }) => [code, label, name]);
}
