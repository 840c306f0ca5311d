import { type Sql, sql } from '../../database/sql.js';
import { WORK_MARK } from './work-mark.js';

/**
 * A statement that writes down which identifiers are said of which cluster: those that the names are printed with.
 *
 * @param names a query of `identity` and `cluster_id`.
 */
export function insertIdentifiers(names: Sql): Sql {
  return sql`
    insert into author_identifiers (scheme, value, cluster_id)
    select distinct split_part(identifier, ':', 1), substr(identifier, strpos(identifier, ':') + 1), cluster_id
    from (${names}) printed cross join lateral unnest(string_to_array(identity, ' ')) identifier
    where identity <> '' and identity < ${WORK_MARK} and not starts_with(identifier, 'NOBODYS:')
    order by 1, 2, 3
    on conflict do nothing`;
}
