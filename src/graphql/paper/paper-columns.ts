import type { GraphQLResolveInfo } from 'graphql';
import { COLUMNS_OF_VALUES, type PaperColumn, type PaperRow } from '../../store/papers/paper-columns.js';
import { selectedFields } from '../selected-fields.js';
import type { Paper } from './paper.type.js';

/** What every paper is read with, for the loaders and for its id. */
const KEY_COLUMNS = ['id', 'slug'] as const;
type KeyColumn = (typeof KEY_COLUMNS)[number];

/** A property of `Paper` is a column of its name; all else has a resolver. */
type PlainFields = { readonly [Field in Exclude<keyof Paper, KeyColumn>]: readonly [Field] };

/** Values that clients see under other names: `type`, `retraction`. */
const { publicationType, retracted, ...SHOWN_VALUES } = COLUMNS_OF_VALUES;

/**
 * The columns that each field of `Paper` needs besides the key columns. A list reads these and no others, so that a
 * field which is not here would be null in it: PlainFields and PaperFields keep that from compiling.
 */
const COLUMNS_OF_FIELD = {
  id: [],
  slug: [],
  ...SHOWN_VALUES,
  publishedYear: ['publishedOn', 'publishedIn'],
  type: publicationType,
  publishedPrecision: ['publishedOn', 'publishedIn'],
  primaryTopic: ['primaryTopicId'],
  topics: [],
  authors: [],
  authorCount: ['authorCount'],
  authorsComplete: ['authorsComplete'],
  institutions: ['institutions'],
  addedAt: ['addedAt'],
  identifiers: [],
  versions: [],
  listings: [],
  links: [],
  retraction: retracted,
  statedCitations: [],
  provenance: [],
  related: [],
  references: [],
  citedBy: [],
  citationCount: [],
  venue: [],
  affiliatedInstitutions: [],
  nearByCitations: [],
  citation: [],
} as const satisfies PlainFields & Record<string, readonly PaperColumn[]>;

export type PaperField = keyof typeof COLUMNS_OF_FIELD;

export const PAPER_FIELDS = Object.keys(COLUMNS_OF_FIELD) as PaperField[];

/** A paper of which a list was asked these fields; none for what every paper has. */
export type PaperWith<Field extends PaperField = never> = PaperRow<
  KeyColumn | (typeof COLUMNS_OF_FIELD)[Field][number]
>;

/**
 * What a class that resolves fields of `Paper` implements, with its own fields:
 * `class PaperResolver implements PaperFields<keyof PaperResolver>`. Each of its methods must be among
 * COLUMNS_OF_FIELD, and take no more of a paper than the columns that stand there.
 */
export type PaperFields<Field extends PaperField> = {
  [Name in Field]: (paper: PaperWith<Name>, ...others: never[]) => unknown;
};

const NODES = [['nodes'], ['edges', 'node']] as const;

/** The columns that papers need for the fields that are asked of them: of the nodes of a connection unless told. */
export function paperColumns(
  info: GraphQLResolveInfo,
  ...paths: readonly (readonly string[])[]
): PaperColumn[] {
  const asked = selectedFields(info, ...(paths.length === 0 ? NODES : paths));
  const columns = PAPER_FIELDS.filter((field) => asked.has(field)).flatMap(
    (field) => COLUMNS_OF_FIELD[field],
  );
  return [...KEY_COLUMNS, ...columns.sort()];
}
