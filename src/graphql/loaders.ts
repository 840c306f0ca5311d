import DataLoader from 'dataloader';
import type { Reader } from '../database/reader.js';
import * as authors from '../store/authors/author-store.js';
import * as coauthors from '../store/collaboration/coauthor-store.js';
import type { PageRequest } from '../store/keyset.js';
import type { PaperConditions } from '../store/papers/paper-filter.js';
import {
  type FacetQuery,
  paperFacetsByAuthorId,
  paperFacetsByTopicId,
} from '../store/papers/paper-facets.js';
import * as papers from '../store/papers/paper-store.js';
import { type RelatedQuery, relatedByPaperId } from '../store/papers/related-papers.js';
import * as sources from '../store/sources/source-store.js';
import * as topics from '../store/topics/topic-store.js';
import { createPathLoader } from './collaboration/path-loader.js';

/** The loaders of one request: one for each access path, and for each set of arguments on it. */
export type Loaders = ReturnType<typeof createLoaders>;

/**
 * Makes the loaders of one request. Rows are paired with keys through a Map, never by their order; a key
 * without a row gives null, or an empty list.
 */
export function createLoaders(reader: Reader) {
  return {
    collaborationPath: createPathLoader(reader),
    paperBySlug: one(
      (slugs: readonly string[]) => papers.papersBySlug(reader, slugs),
      ({ key }) => key,
    ),
    paperByIdentifier: one(
      (keys: readonly string[]) => papers.papersByIdentifier(reader, keys),
      ({ key }) => key,
    ),
    authorBySlug: one(
      (slugs: readonly string[]) => authors.authorsBySlug(reader, slugs),
      ({ key }) => key,
    ),
    authorById: one(
      (ids: readonly string[]) => authors.authorsById(reader, ids),
      ({ id }) => id,
    ),
    topicByCode: one(
      (codes: readonly string[]) => topics.topicsByCode(reader, codes),
      ({ key }) => key,
    ),
    topicById: one(
      (ids: readonly number[]) => topics.topicsById(reader, ids),
      ({ id }) => id,
    ),
    sourceByName: one(
      (names: readonly string[]) => sources.sourcesByName(reader, names),
      ({ name }) => name,
    ),
    sourceById: one(
      (ids: readonly number[]) => sources.sourcesById(reader, ids),
      ({ id }) => id,
    ),

    topicsByPaperId: many((ids) => topics.topicsByPaperId(reader, ids)),
    identifiersByPaperId: many((ids) => papers.identifiersByPaperId(reader, ids)),
    listingsByPaperId: many((ids) => sources.listingsByPaperId(reader, ids)),
    topicsByAuthorId: many((ids) => topics.topicsByAuthorId(reader, ids)),
    spellingsByAuthorId: many((ids) => authors.spellingsByAuthorId(reader, ids)),
    metricsByAuthorId: many((ids) => authors.metricsByAuthorId(reader, ids)),
    authorCountByPaperId: many((ids) => authors.countAuthorsByPaperId(reader, ids)),
    coauthorCountByAuthorId: many((ids) => coauthors.countCoauthorsByAuthorId(reader, ids)),
    authorCountByTopicId: many((ids) => authors.countAuthorsByTopicId(reader, ids)),

    authorsByPaperId: perArguments((request: PageRequest) =>
      many((ids) => authors.authorsByPaperId(reader, request, ids)),
    ),
    coauthorsByAuthorId: perArguments((request: PageRequest) =>
      many((ids) => coauthors.coauthorsByAuthorId(reader, request, ids)),
    ),
    authorsByTopicId: perArguments((request: PageRequest) =>
      many((ids) => authors.authorsByTopicId(reader, request, ids)),
    ),
    papersByAuthorId: perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByAuthorId(reader, query, request, ids)),
    ),
    papersByTopicId: perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByTopicId(reader, query, request, ids)),
    ),
    paperCountByAuthorId: perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByAuthorId(reader, filter, ids)),
    ),
    paperCountByTopicId: perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByTopicId(reader, filter, ids)),
    ),
    relatedByPaperId: perArguments((query: RelatedQuery) =>
      many((ids) => relatedByPaperId(reader, query, ids)),
    ),
    paperFacetsByAuthorId: perArguments((query: FacetQuery) =>
      many((ids) => paperFacetsByAuthorId(reader, query, ids)),
    ),
    paperFacetsByTopicId: perArguments((query: FacetQuery) =>
      many((ids) => paperFacetsByTopicId(reader, query, ids)),
    ),
  };
}

interface PaperListRequest {
  query: papers.PaperQuery;
  request: PageRequest;
}

/**
 * A loader of single rows: `read` may leave out keys and give rows in any order. A text with U+0000 is the
 * key of nothing, and PostgreSQL does not take it.
 */
function one<Key extends string | number, Row>(
  read: (keys: readonly Key[]) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys) => {
    const storable = keys.filter((key) => !String(key).includes('\u0000'));
    const found = storable.length === 0 ? [] : await read(storable);
    const rows = new Map(found.map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** A loader below parents: `read` answers for each of them in their order. Ids go as text. */
function many<Value>(read: (ids: readonly string[]) => Promise<Value[]>): DataLoader<string, Value> {
  return new DataLoader(read);
}

/** Fields asked with the same arguments share a loader, so that each set of arguments costs one statement. */
function perArguments<Arguments, Loader>(make: (given: Arguments) => Loader): (given: Arguments) => Loader {
  const loaders = new Map<string, Loader>();
  return (given) => {
    const key = JSON.stringify(given);
    const known = loaders.get(key) ?? make(given);
    loaders.set(key, known);
    return known;
  };
}
