import { type Sql, sql } from '../../database/sql.js';
import { statedBodies } from '../staging/tables.js';
import type { BodyKind } from './body-kinds.js';

/**
 * The names `name_id` that papers state, with their bodies. Where a paper states a name with a code and without one, that
 * with the code counts.
 */
export const chosenNames = ({ names, id, sameName }: BodyKind): Sql => sql`
  select paper_id, rank, name_id, body_id
  from (
    select s.paper_id, s.rank, n.id as name_id, n.${id} as body_id, n.code,
      bool_or(n.code <> '') over (partition by s.paper_id, n.name_key) as has_code
    from ${statedBodies} s join ${names} n on ${sameName}
  ) stated
  where code <> '' or not has_code`;
