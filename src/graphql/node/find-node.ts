import type { GraphQLError } from 'graphql';
import type { Context } from '../context.js';
import { quote, userInputError } from '../errors/errors.js';
import { type GlobalId, decodeGlobalId } from './global-id.js';
import { NODE_LOADERS, type TypedRow } from './node-types.js';

/**
 * The object that an id names; null where nothing has it.
 *
 * @throws BAD_USER_INPUT where it is no id.
 */
export function findNode(context: Context, id: string, argument: string): Promise<TypedRow | null> {
  const decoded = decodeGlobalId(id);
  if (decoded === null) throw wrongId(argument, id);
  return findByGlobalId(context, decoded);
}

/**
 * The objects that ids name, in their order; null where nothing has the id. A text that is no id has the error
 * BAD_USER_INPUT in its place, so that one bad line does not cost a script the whole answer.
 *
 * @throws BAD_USER_INPUT where there are more than the limits allow.
 */
export function findNodes(
  context: Context,
  ids: readonly string[],
  argument: string,
): Promise<(TypedRow | GraphQLError | null)[]> {
  const { idsPerList } = context.limits;
  if (ids.length > idsPerList) {
    throw userInputError(argument, `Argument "${argument}" may hold ${idsPerList} ids, got ${ids.length}.`);
  }
  const finds = ids.map((id) => {
    const decoded = decodeGlobalId(id);
    return decoded === null ? Promise.resolve(wrongId(argument, id)) : findByGlobalId(context, decoded);
  });
  return Promise.all(finds);
}

async function findByGlobalId({ loaders }: Context, { type, key }: GlobalId): Promise<TypedRow | null> {
  const row = await loaders[NODE_LOADERS[type]].load(key);
  return row && { ...row, nodeType: type };
}

function wrongId(argument: string, id: string): GraphQLError {
  return userInputError(
    argument,
    `Argument "${argument}" must be an id that this service gave, got ${quote(id)}.`,
  );
}
