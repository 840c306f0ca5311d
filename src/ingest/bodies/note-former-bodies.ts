import { joined, sql, value } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import { affectedPapers, formerBodies } from '../staging/tables.js';
import { BODY_KINDS } from './body-kinds.js';

/** Before papers change: the venues and institutions that the affected ones name. */
export const noteFormerBodies: Step<unknown> = {
  name: 'noteFormerBodies',
  reads: [affectedPapers],
  makes: [formerBodies],
  run: async (transaction) => {
    await transaction.run('noteFormerBodies', formerBodies.createAs(FORMER));
  },
};

const FORMER = joined(
  BODY_KINDS.map(
    ({ name, links, id }) => sql`
      select ${value(name, 'text')} as kind, l.paper_id, l.${id} as body_id, l.name_ids
      from ${affectedPapers} a join ${links} l on l.paper_id = a.paper_id where not a.single_listing`,
  ),
  ' union all ',
);
