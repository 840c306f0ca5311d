import { sql } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import { affectedPapers, formerCitations, formerWorks } from '../staging/tables.js';

/** Before papers change: what the affected ones cite, and what they are cited by. */
export const noteFormerCitations: Step<unknown> = {
  name: 'noteFormerCitations',
  reads: [affectedPapers],
  makes: [formerCitations, formerWorks],
  run: async (transaction) => {
    await transaction.run('noteFormerCitations', formerCitations.createAs(CITATIONS));
    await transaction.run('noteFormerWorks', formerWorks.createAs(WORKS));
  },
};

const CITATIONS = sql`
  select c.paper_id, c.work_id
  from ${affectedPapers} a join citations c on c.paper_id = a.paper_id where not a.single_listing`;

const WORKS = sql`
  select w.id as work_id
  from ${affectedPapers} a join cited_works w on w.paper_id = a.paper_id where not a.single_listing`;
