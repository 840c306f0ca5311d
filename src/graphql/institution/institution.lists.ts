import {
  INSTITUTION_ORDER,
  type InstitutionRow,
  countInstitutions,
  institutionsPage,
} from '../../store/bodies/institution-store.js';
import type { Keyed } from '../../store/keyset.js';
import { Connection } from '../connection/connection.js';
import { type NamedListArgs, nameArgument } from '../connection/named.args.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';

export function allInstitutions(
  { runner, pace, limits }: Context,
  args: NamedListArgs,
): Connection<InstitutionRow & Keyed> {
  const name = nameArgument(args);
  const request = pageRequest(args, INSTITUTION_ORDER, limits);
  return new Connection(
    { pace, order: INSTITUTION_ORDER },
    () => institutionsPage(runner, name, request),
    () => countInstitutions(runner, name),
  );
}
