import { userInputError } from '../errors/errors.js';
import { decodeOpaque, encodeOpaque } from './opaque-token.js';

export const NODE_TYPES = ['Paper', 'Author', 'Topic', 'Source'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export interface NodeKey {
  type: NodeType;
  /** Slug, code or file name: what stays the same when the store is built anew. */
  key: string;
}

/** The id of an object of the graph. */
export function encodeNodeId({ type, key }: NodeKey): string {
  return encodeOpaque([type, key]);
}

/**
 * What an id names.
 *
 * @throws BAD_USER_INPUT where the text is no id of this service.
 */
export function decodeNodeId(id: string, argument: string): NodeKey {
  const [type, key, ...rest] = decodeOpaque(id) ?? [];
  const known = NODE_TYPES.find((name) => name === type);
  if (known === undefined || key === undefined || rest.length > 0 || key.includes('\u0000')) {
    throw userInputError(
      argument,
      `Argument "${argument}" must be an id that this service gave, got ${quote(id)}.`,
    );
  }
  return { type: known, key };
}

/** A client's text for an error message, cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
