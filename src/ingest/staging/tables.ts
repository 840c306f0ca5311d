import { type ListingField, listingFields, survivingFields } from '../../listing-fields.js';
import { TempTable } from './temp-table.js';

/**
 * Every temporary table of the ingest: what its steps hand on to each other. Columns of a table that a query makes
 * (`createAs`) are declared with the types that they get there.
 */

// What was read, as it is staged.

/**
 * A row for each record. `listing_position`, `record_group`, `former_paper_id` and `paper_id` are found by matching;
 * `source_name` is there where records of many sources are restored at once.
 */
export const stagedRecords = new TempTable('staged_records', {
  position: 'integer primary key',
  listing_position: 'integer',
  source_name: 'text collate "C"',
  ...columnsOf(listingFields),
  slug_base: 'text collate "C" not null',
  loose_name_keys: 'text[] not null',
  is_heading: 'boolean',
  record_group: 'integer',
  former_paper_id: 'bigint',
  paper_id: 'bigint',
});

/** Folded names, each once for each identity. */
export const stagedNames = new TempTable(
  'staged_names',
  {
    name_key: 'text collate "C" not null',
    identity: 'text collate "C" not null',
    family_key: 'text not null',
    given_initials: 'text[] not null',
    first_seen: 'integer not null',
  },
  'primary key (name_key, identity)',
);

/** Names as printed, with how often. */
export const stagedSpellings = new TempTable(
  'staged_spellings',
  {
    spelling: 'text collate "C" not null',
    identity: 'text collate "C" not null',
    stated: 'text collate "C" not null',
    name_key: 'text collate "C" not null',
    family_key: 'text collate "C" not null',
    shown: 'text',
    folded: 'text not null',
    seen_count: 'integer not null',
  },
  'primary key (spelling, identity, stated)',
);

export const stagedTopics = new TempTable('staged_topics', {
  code: 'text primary key',
  label: 'text not null',
  name: 'text not null',
});

/** What a record is searched by if it is all that is known of its paper. */
export const stagedWords = new TempTable('staged_words', { position: 'integer', text_search: 'tsvector' });

/** In how many records each word is: what a batch of new papers adds to the counts of lexemes. */
export const stagedLexemes = new TempTable('staged_lexemes', {
  lexeme: 'text collate "C"',
  change: 'integer',
});

// Which paper a record is.

/** Identifiers of the staged records, with the papers that have them. */
export const stagedIdentifiers = new TempTable('staged_identifiers', {
  position: 'integer',
  identifier: 'text',
  paper_id: 'bigint',
  shared: 'boolean',
});

/** Papers whose titles staged records bear that no identifier has found a paper for. */
export const titleCandidates = new TempTable('title_candidates', { position: 'integer', paper_id: 'bigint' });

/** Papers that get their numbers and slugs here, and are written when they are derived. */
export const newPapers = new TempTable('new_papers', {
  paper_id: 'bigint primary key',
  slug: 'text not null',
  added_at: 'timestamptz',
});

// Who a name is.

/** The staged names that the store has (`id`), or that it has with other identifiers (`is_borne`). */
export const knownNames = new TempTable('known_names', {
  name_key: 'text collate "C"',
  identity: 'text collate "C"',
  family_key: 'text',
  given_initials: 'text[]',
  first_seen: 'integer',
  id: 'bigint',
  author_id: 'bigint',
  /** Of a name that the store has. */
  known_family_key: 'text',
  is_borne: 'boolean',
});

/** The staged names that are new, with their numbers, and the persons who bear them. */
export const freshNames = new TempTable('fresh_names', {
  name_key: 'text collate "C"',
  identity: 'text collate "C"',
  family_key: 'text',
  given_initials: 'text[]',
  first_seen: 'integer',
  is_borne: 'boolean',
  id: 'bigint',
  cluster_id: 'bigint',
  author_id: 'bigint',
  is_author: 'boolean',
});

/** Whose each staged spelling is. */
export const stagedAuthors = new TempTable('staged_authors', {
  spelling: 'text collate "C" not null',
  identity: 'text collate "C" not null',
  stated: 'text collate "C" not null',
  /** As the spelling reads; `name_family_key` is the one that the name is known by. */
  family_key: 'text collate "C" not null',
  name_family_key: 'text collate "C" not null',
  shown: 'text',
  folded: 'text not null',
  seen_count: 'integer not null',
  name_id: 'bigint not null',
  author_id: 'bigint not null',
});

/** New persons who are not written yet, and of whom nothing is known but what is staged. */
export const unwrittenAuthors = new TempTable('unwritten_authors', { author_id: 'bigint primary key' });

/** Names that leave their cluster, with the part of it that they go with, and the person whose they become. */
export const splitNames = new TempTable('split_names', {
  id: 'bigint',
  part: 'integer',
  cluster_id: 'bigint',
  author_id: 'bigint',
  former_id: 'bigint',
});

/** Clusters of names that have another key than before. */
export const renamedClusters = new TempTable('renamed_clusters', { cluster_id: 'bigint primary key' });

/** Names that no source prints any more. */
export const unseenNames = new TempTable('unseen_names', {
  name_key: 'text collate "C"',
  identity: 'text collate "C"',
  cluster_id: 'bigint',
});

// What is computed anew.

/** Papers that change. One of a single listing is new, and one staged record is all that is known of it. */
export const affectedPapers = new TempTable('affected_papers', {
  paper_id: 'bigint primary key',
  single_listing: 'boolean not null default false',
});

export const affectedAuthors = new TempTable('affected_authors', { author_id: 'bigint primary key' });

export const affectedTopics = new TempTable('affected_topics', { topic_id: 'integer primary key' });

/** The affected papers as they are to be. */
export const derivedPapers = new TempTable('derived_papers', {
  id: 'bigint',
  ...columnsOf(survivingFields),
  sort_date: 'date',
  primary_topic_id: 'integer',
  author_count: 'integer',
  authors_complete: 'boolean',
  institutions: 'text[]',
  source_kinds: 'text[]',
});

/** What those of them are searched by that no staged record says all of. */
export const derivedWords = new TempTable('derived_words', { paper_id: 'bigint', text_search: 'tsvector' });

/** Papers whose words change, with the former ones. */
export const changedWords = new TempTable('changed_words', {
  paper_id: 'bigint',
  sort_date: 'date',
  former: 'tsvector',
  text_search: 'tsvector',
});

/** The authors of the papers in question as they are to be. */
export const knownAuthors = new TempTable('known_authors', {
  paper_id: 'bigint',
  author_id: 'bigint',
  position: 'integer',
  name_as_printed: 'text collate "C"',
  sort_date: 'date',
});

// Counts, names and slugs.

/** What is added and taken away: of an author where there is no topic, of a topic where there is no author. */
export const countChanges = new TempTable('count_changes', {
  author_id: 'bigint',
  topic_id: 'integer',
  change: 'integer not null',
});

/** The changes, each author and topic once. */
export const summedChanges = new TempTable('summed_changes', {
  author_id: 'bigint',
  topic_id: 'integer',
  change: 'integer',
});

/** The name that each affected author is shown by. */
export const shownNames = new TempTable('shown_names', {
  author_id: 'bigint',
  name: 'text',
  name_folded: 'text',
  family_key: 'text',
});

/** Who needs a slug, made from which base; `slug` is null until one is given. */
export const slugRequests = new TempTable('slug_requests', {
  key: 'bigint primary key',
  base: 'text collate "C" not null',
  slug: 'text collate "C" unique',
});

// Who of the authors are one.

/** Certain persons of a merge by evidence, who become persons of their own again. */
export const splitClusters = new TempTable('split_clusters', {
  cluster_id: 'bigint',
  former_id: 'bigint',
  slug: 'text collate "C"',
  author_id: 'bigint',
});

/** Authors whose namesakes stand in blocks. */
export const comparedAuthors = new TempTable('compared_authors', { author_id: 'bigint not null' });

/** Those of them that come now. */
export const freshAuthors = new TempTable('fresh_authors', { author_id: 'bigint not null' });

/** Family names and initials whose bearers stand in blocks. */
export const namesakeInitials = new TempTable(
  'namesake_initials',
  { family_key: 'text collate "C" not null', initial: 'text collate "C" not null' },
  'primary key (family_key, initial)',
);

/** Those of them that come now. */
export const freshNamesakes = new TempTable('fresh_namesakes', {
  family_key: 'text collate "C" not null',
  initial: 'text collate "C" not null',
});

/** Members of blocks that come now. */
export const freshMembers = new TempTable('fresh_members', {
  block: 'bigint not null',
  author_id: 'bigint not null',
});

export const blockMembers = new TempTable('block_members', {
  block: 'bigint not null',
  author_id: 'bigint not null',
});

/** Who of a block has written with which co-author, where two or more of the block have. */
export const sharedCoauthors = new TempTable('shared_coauthors', {
  block: 'bigint not null',
  coauthor_id: 'bigint not null',
  author_id: 'bigint not null',
});

/** Authors for whom the evidence has changed. */
export const touchedAuthors = new TempTable('touched_authors', { author_id: 'bigint not null' });

/** Papers of so many authors that having written them together says nothing. */
export const largePapers = new TempTable('large_papers', { paper_id: 'bigint' });

/** Papers that both persons of a pair stand on. */
export const sharedPapers = new TempTable('shared_papers', {
  paper_id: 'bigint primary key',
  single_listing: 'boolean not null',
});

// Who cites whom.

/** What papers that change have cited so far. */
export const formerCitations = new TempTable('former_citations', {
  paper_id: 'bigint not null',
  work_id: 'integer not null',
});

/** Works that papers which change have been so far. */
export const formerWorks = new TempTable('former_works', { work_id: 'integer' });

/** Papers whose citations are derived anew. */
export const citingPapers = new TempTable('citing_papers', { paper_id: 'bigint primary key' });

/** Their references, with what each is cited by. */
export const citedEntries = new TempTable('cited_entries', {
  paper_id: 'bigint not null',
  position: 'integer not null',
  keys: 'text[] not null',
  title: 'text',
  year: 'integer',
  intents: 'text[]',
});

/** Works that are new, or that a paper of the store may have become or ceased to be. */
export const touchedWorks = new TempTable('touched_works', { work_id: 'integer primary key' });

/** Works whose citations are counted from the beginning. */
export const recountedWorks = new TempTable('recounted_works', { work_id: 'integer primary key' });

/** Papers that a work which is cited was and is no more. */
export const uncitedPapers = new TempTable('uncited_papers', { paper_id: 'bigint primary key' });

/** What the papers cite now. */
export const derivedCitations = new TempTable('derived_citations', {
  paper_id: 'bigint',
  work_id: 'integer',
  sort_date: 'date',
  position: 'integer',
  intents: 'text[]',
});

// Which venues and institutions papers name. One kind after the other goes through these tables.

/** What papers that change have named so far. */
export const formerBodies = new TempTable('former_bodies', {
  kind: 'text',
  paper_id: 'bigint',
  body_id: 'integer',
  name_ids: 'integer[]',
});

/** What the papers' listings state. */
export const statedBodies = new TempTable('stated_bodies', {
  paper_id: 'bigint',
  rank: 'integer',
  name: 'text collate "C"',
  code: 'text collate "C"',
  country_code: 'text collate "C"',
});

/** Names that more papers state than before, or fewer. */
export const recountedNames = new TempTable('recounted_names', { name_id: 'integer', change: 'integer' });

/** Keys of names that are new or gone, with whose those were that are gone. */
export const touchedKeys = new TempTable('touched_keys', {
  name_key: 'text collate "C"',
  former_id: 'integer',
});

/** What the names of these keys belong to: the key of a body. */
export const resolvedNames = new TempTable('resolved_names', {
  name_id: 'integer',
  name_key: 'text collate "C"',
  former_id: 'integer',
  key: 'text collate "C"',
});

/** What names of a body belong to from now on. */
export const bodySuccessions = new TempTable('body_successions', {
  former_id: 'integer',
  key: 'text collate "C"',
});

/** Names that belong to another body than before. */
export const movedNames = new TempTable('moved_names', {
  name_id: 'integer',
  former_id: 'integer',
  body_id: 'integer',
});

/** Papers that do not change, but that name what has become another. */
export const relinkedPapers = new TempTable('relinked_papers', { paper_id: 'bigint primary key' });

/** What the papers name now. */
export const derivedBodies = new TempTable('derived_bodies', {
  paper_id: 'bigint',
  body_id: 'integer',
  rank: 'integer',
  name_ids: 'integer[]',
  sort_date: 'date',
});

/** Bodies that may have other names than before, or none. */
export const touchedBodies = new TempTable('touched_bodies', { body_id: 'integer' });

// A store that is restored from an export.

/** Slugs that lead to papers which are not written yet. */
export const restoredSlugs = new TempTable('restored_slugs', {
  slug: 'text not null',
  paper_id: 'bigint not null',
});

function columnsOf(fields: readonly ListingField[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ column, type, collation, required }) => [
      column,
      [type, ...(collation ? [`collate "${collation}"`] : []), ...(required ? ['not null'] : [])].join(' '),
    ]),
  );
}
