import type { Context } from '../context.js';
import { userInputError } from '../errors/errors.js';
import { type NodeKey, decodeNodeId } from './global-id.js';
import type { TypedRow } from './node.type.js';

/**
 * The object that an id names; null where nothing has it.
 *
 * @throws BAD_USER_INPUT where it is no id.
 */
export async function findNode(context: Context, id: string, argument: string): Promise<TypedRow | null> {
  const { type, key } = decodeNodeId(id, argument);
  const row = await findRow(context, { type, key });
  return row && { ...row, nodeType: type };
}

/** How many ids one list may hold. */
const MOST_IDS = 500;

/**
 * The objects that ids name, in their order; null where nothing has the id.
 *
 * @throws BAD_USER_INPUT where one is no id, or there are more than 500.
 */
export function findNodes(
  context: Context,
  ids: readonly string[],
  argument: string,
): Promise<(TypedRow | null)[]> {
  if (ids.length > MOST_IDS) {
    throw userInputError(argument, `Argument "${argument}" may hold ${MOST_IDS} ids, got ${ids.length}.`);
  }
  return Promise.all(ids.map((id) => findNode(context, id, argument)));
}

function findRow({ loaders }: Context, { type, key }: NodeKey): Promise<object | null> {
  switch (type) {
    case 'Paper':
      return loaders.paperBySlug.load(key);
    case 'Author':
      return loaders.authorBySlug.load(key);
    case 'Topic':
      return loaders.topicByCode.load(key);
    case 'Source':
      return loaders.sourceByName.load(key);
  }
}
