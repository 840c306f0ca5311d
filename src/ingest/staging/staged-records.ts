import type { PaperRecord } from '../../record.js';
import { foldName, foldText, foldTitle } from '../../text/fold.js';
import { slugify } from '../../text/slug.js';
import { identifierKey, paperIdentifiers } from '../../text/identifier.js';
import { topicForLabel } from './arxiv-categories.js';
import type { CopyValue } from './copy-rows.js';
import { looseNameKeys } from '../../text/name-parts.js';
import { identitiesOf } from './staged-names.js';

/** An entry to be staged. One of a collection is known there by its key. */
export interface StagedRecord extends PaperRecord {
  key?: string;
  updatedOn?: string | null;
  /** Hexadecimal digits, 32 of them. */
  fingerprint?: string;
}

export const RECORD_COLUMNS = [
  'position',
  'listing_position',
  'source_key',
  'updated_on',
  'fingerprint',
  'title',
  'title_key',
  'title_folded',
  'slug_base',
  'abstract',
  'date_as_printed',
  'published_on',
  'year_inferred',
  'authors_as_printed',
  'author_ids',
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

/** The row of a record, in the order of the columns. Of a collection's record the position is not known yet. */
export function recordRow(record: StagedRecord): CopyValue[] {
  const names = record.byline?.names ?? [];
  return [
    record.position,
    record.key === undefined ? record.position : null,
    record.key ?? null,
    record.updatedOn ?? null,
    record.fingerprint ?? null,
    record.title,
    foldTitle(record.title),
    foldText(record.title),
    slugify(record.title, 'paper'),
    record.abstract,
    record.dateAsPrinted,
    record.publishedOn,
    record.yearInferred,
    names,
    identitiesOf(record.byline),
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
