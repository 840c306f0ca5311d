import type { GraphQLResolveInfo } from 'graphql';
import type { PaperColumn } from '../store/paper-store.js';
import { selectedNodeFields } from './selected-fields.js';

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

/** The columns that a list of papers needs for the fields that are asked of its nodes. */
export function paperColumns(info: GraphQLResolveInfo): PaperColumn[] {
  const columns = [...selectedNodeFields(info)].flatMap((field) => COLUMNS_OF_FIELD[field] ?? []);
  return [...ALWAYS, ...columns.sort()];
}
