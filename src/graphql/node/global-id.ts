import { decodeToken, encodeToken } from '../connection/opaque-token.js';
import { type NodeType, isNodeType } from './node-types.js';

/** What a global id names, in Relay's sense: a type of the graph and the key of one object of it. */
export interface GlobalId {
  type: NodeType;
  /** Slug, code or file name: what stays the same when the store is built anew. */
  key: string;
}

/** The id of an object of the graph. */
export function encodeGlobalId({ type, key }: GlobalId): string {
  return encodeToken([type, key]);
}

/** What an id names; null where the text is no id of this service. */
export function decodeGlobalId(id: string): GlobalId | null {
  const [type, key, ...rest] = decodeToken(id) ?? [];
  if (type === undefined || key === undefined || rest.length > 0) return null;
  return isNodeType(type) && !key.includes('\u0000') ? { type, key } : null;
}
