import { type Sql, sql } from '../../database/sql.js';
import { WORK_MARK } from './work-mark.js';

/**
 * A statement that writes down which identifiers are said of which cluster: those that the names are printed with. One that
 * is nobody's where it stands already stays so.
 *
 * @param names a query of `identity` and `cluster_id`.
 */
export function insertIdentifiers(names: Sql): Sql {
  return sql`
    insert into author_identifiers (scheme, value, cluster_id, is_nobodys)
    select scheme, value, cluster_id, exists (
      select from author_identifiers i where i.scheme = said.scheme and i.value = said.value and i.is_nobodys)
    from (
      select distinct split_part(identifier, ':', 1) as scheme, substr(identifier, strpos(identifier, ':') + 1) as value,
        cluster_id
      from (${names}) printed cross join lateral unnest(string_to_array(identity, ' ')) identifier
      where identity <> '' and identity < ${WORK_MARK} and not starts_with(identifier, 'NOBODYS:')
    ) said
    order by 1, 2, 3
    on conflict do nothing`;
}
