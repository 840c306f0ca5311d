import { sql } from '../../database/sql.js';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import { affectedPapers } from '../staging/tables.js';

/** A CTE `ranked`: the listings of affected papers that have several, numbered (`place`) in the order of precedence. */
export const RANKED_LISTINGS = sql`
  ranked as (
    select l.*, s.kind as source_kind,
      row_number() over (partition by l.paper_id order by ${LISTING_PRECEDENCE}) as place
    from ${affectedPapers} a
    join listings l on l.paper_id = a.paper_id
    join sources s on s.id = l.source_id
    where not a.single_listing
  )`;
