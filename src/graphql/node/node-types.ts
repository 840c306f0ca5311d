/** The types that `node(id:)` finds, each with the loader that finds one of them by the key of its id. */
export const NODE_LOADERS = {
  Paper: 'paperBySlug',
  Author: 'authorBySlug',
  Topic: 'topicByCode',
  Source: 'sourceByName',
  Venue: 'venueBySlug',
  Institution: 'institutionBySlug',
} as const;

export type NodeType = keyof typeof NODE_LOADERS;

export function isNodeType(name: string): name is NodeType {
  return Object.hasOwn(NODE_LOADERS, name);
}

/** A row that was found by its id says of which type it is. */
export interface TypedRow {
  nodeType: NodeType;
}
