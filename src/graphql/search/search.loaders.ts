import DataLoader from 'dataloader';
import type { Runner } from '../../database/runner.js';
import {
  type HighlightRow,
  highlightsByAuthorId,
  highlightsByPaperId,
  highlightsByTopicId,
} from '../../store/search/search-highlight.js';
import type { SearchKind } from '../../store/search/search-kinds.js';
import { markPassage } from './highlight.js';

/**
 * Loaders of the passages of one search, by kind. They read only what is asked for, in one statement for all hits of
 * a kind.
 */
export function createHighlightLoaders(
  runner: Runner,
  text: string,
): Record<SearchKind, DataLoader<string, string | null>> {
  const loader = (read: ReadHighlights) =>
    new DataLoader(async (ids: readonly string[]) => {
      const rows = await read(runner, text, ids);
      const passages = new Map(rows.map(({ id, passage }) => [id, passage && markPassage(passage)]));
      return ids.map((id) => passages.get(id) ?? null);
    });
  return {
    PAPER: loader(highlightsByPaperId),
    AUTHOR: loader(highlightsByAuthorId),
    TOPIC: loader(highlightsByTopicId),
  };
}

type ReadHighlights = (runner: Runner, text: string, ids: readonly string[]) => Promise<HighlightRow[]>;
