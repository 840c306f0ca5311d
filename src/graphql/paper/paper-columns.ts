import type { GraphQLResolveInfo } from 'graphql';
import { selectedFields } from '../selected-fields.js';
import type { PaperColumn } from '../../store/papers/paper-columns.js';

/** What every paper is read with: its key for the loaders and for its id. */
const ALWAYS = ['id', 'slug'] as const;

/** The columns that fields of `Paper` need besides those. */
const COLUMNS_OF_FIELD: Readonly<Record<string, PaperColumn>> = {
  title: 'title',
  abstract: 'abstract',
  publishedOn: 'publishedOn',
  primaryTopic: 'primaryTopicId',
  authorCount: 'authorCount',
  authorsComplete: 'authorsComplete',
  institutions: 'institutions',
  hasCode: 'hasCode',
  comment: 'comment',
  figureCount: 'figureCount',
  commentCount: 'commentCount',
};

const NODES = [['nodes'], ['edges', 'node']] as const;

/** The columns that papers need for the fields that are asked of them: of the nodes of a connection unless told. */
export function paperColumns(
  info: GraphQLResolveInfo,
  ...paths: readonly (readonly string[])[]
): PaperColumn[] {
  const fields = selectedFields(info, ...(paths.length === 0 ? NODES : paths));
  const columns = [...fields].flatMap((field) => COLUMNS_OF_FIELD[field] ?? []);
  return [...ALWAYS, ...columns.sort()];
}
