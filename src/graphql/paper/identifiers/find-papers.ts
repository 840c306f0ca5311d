import { type SchemedIdentifier, identifierKey, paperIdentifiers } from '../../../text/identifier.js';
import type { Context } from '../../context.js';
import { userInputError } from '../../errors/errors.js';
import type { PaperRow } from '../../../store/papers/paper-columns.js';

/**
 * The papers that identifiers name, in their order; null where the store has no such paper, and also where a
 * value is no identifier of its scheme, so that one bad line does not cost a script the whole answer.
 *
 * @throws BAD_USER_INPUT where there are more than the limits allow.
 */
export function findPapersByIdentifiers(
  { loaders, limits }: Context,
  identifiers: readonly SchemedIdentifier[],
  argument: string,
): Promise<(PaperRow | null)[]> {
  if (identifiers.length > limits.idsPerList) {
    throw userInputError(
      argument,
      `Argument "${argument}" may hold ${limits.idsPerList} identifiers, got ${identifiers.length}.`,
    );
  }
  return Promise.all(identifiers.map((identifier) => findPaper(loaders, identifier)));
}

/** The first that is found of what the identifier is as good as; all are asked in one statement. */
async function findPaper(
  loaders: Context['loaders'],
  identifier: SchemedIdentifier,
): Promise<PaperRow | null> {
  const keys = paperIdentifiers(identifier).map(identifierKey);
  const found = await Promise.all(keys.map((key) => loaders.paperByIdentifier.load(key)));
  return found.find((paper) => paper !== null) ?? null;
}
