import { joined, name, sql } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedPapers,
  affectedTopics,
  changedWords,
  derivedPapers,
  derivedWords,
  newPapers,
  stagedLexemes,
  stagedRecords,
  stagedWords,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { countLexemes, uncountDeletedLexemes, writePaperWords } from '../words/index-words.js';
import { deleteFormerTopics, upsertPaperTopics } from './paper-topics.js';
import { deleteFormerIdentifiers, insertPaperIdentifiers } from './paper-identifiers.js';
import { RANKED_LISTINGS } from './ranked-listings.js';
import { SURVIVING_VALUES, first, survivingColumns } from './surviving-values.js';

/**
 * Computes every affected paper anew from all its listings, in the order of precedence: the most precise
 * date, the first abstract, what any source knows. A paper that no source lists any more is deleted.
 */
export const derivePapers: Step<unknown> = {
  name: 'derivePapers',
  reads: [affectedPapers, newPapers, stagedRecords, stagedWords, stagedLexemes],
  makes: [derivedPapers, derivedWords, changedWords, affectedPapers, affectedTopics],
  run: derive,
};

async function derive(transaction: Transaction): Promise<void> {
  const known = (await transaction.run('findKnownPapers', KNOWN)) > 0;
  if (known) await deleteFormer(transaction);
  await transaction.run('derivePapers', derivedPapers.createAs(DERIVED));
  await transaction.run('insertPapers', INSERT_PAPERS);
  await transaction.run('insertCitationCounts', INSERT_CITATION_COUNTS);
  if (known) await transaction.run('updatePapers', UPDATE_PAPERS);
  await writePaperWords(transaction);
  await countLexemes(transaction);
  await upsertPaperTopics(transaction);
  await insertPaperIdentifiers(transaction);
}

/** What affected papers were and are no more, for papers that the store had. */
async function deleteFormer(transaction: Transaction): Promise<void> {
  await uncountDeletedLexemes(transaction);
  await deleteFormerTopics(transaction);
  await transaction.run('deleteUnlistedPapers', DELETE_UNLISTED);
  await deleteFormerIdentifiers(transaction);
}

const KNOWN = sql`
  select from ${affectedPapers} a
  where not single_listing and not exists (select from ${newPapers} n where n.paper_id = a.paper_id)
  limit 1`;

const DELETE_UNLISTED = sql`
  with gone as (
    delete from papers p using ${affectedPapers} a
    where a.paper_id = p.id and not exists (select from listings l where l.paper_id = p.id)
    returning p.id
  )
  delete from ${affectedPapers} a using gone where gone.id = a.paper_id`;

/** The first day that the date may mean; before all others where none is known. */
const sortDate = (relation: string) => {
  const [day, period] = [name(`${relation}.published_on`), name(`${relation}.published_in`)];
  return sql`coalesce(${day}, rpad(${period}, 10, '-01-01')::date, '-infinity'::date)`;
};

/** Of several listings by the rules of the fields; a single listing is what its paper is. */
const DERIVED = sql`
  with ${RANKED_LISTINGS},
  derived as (
    select paper_id, ${SURVIVING_VALUES},
      ${first(sql`topic_codes[1]`)} as primary_topic_code,
      coalesce(${first(sql`stated_author_count`)},
               max(cardinality(authors_as_printed)) filter (where not authors_truncated)) as author_count,
      coalesce(bool_or(not authors_truncated), false) as authors_complete,
      array_agg(distinct source_kind) as source_kinds
    from ranked group by paper_id
  ),
  named as (
    select paper_id, array_agg(institution order by seen) as institutions
    from (
      select paper_id, institution, min(array[place, ordinality]) as seen
      from ranked cross join lateral unnest(institutions) with ordinality printed (institution, ordinality)
      group by paper_id, institution
    ) distinct_institutions
    group by paper_id
  )
  select d.paper_id as id, ${survivingColumns('d')}, ${sortDate('d')} as sort_date,
    t.id as primary_topic_id, d.author_count, d.authors_complete, coalesce(n.institutions, '{}') as institutions,
    d.source_kinds
  from derived d
  left join named n on n.paper_id = d.paper_id
  left join topics t on t.code = d.primary_topic_code
  union all
  select r.paper_id, ${survivingColumns('r')}, ${sortDate('r')}, t.id,
    coalesce(r.stated_author_count, case when not r.authors_truncated then cardinality(r.authors_as_printed) end),
    coalesce(not r.authors_truncated, false), r.institutions, array[s.kind]
  from ${affectedPapers} a
  join ${stagedRecords} r on r.paper_id = a.paper_id
  join listings l on l.paper_id = r.paper_id
  join sources s on s.id = l.source_id
  left join topics t on t.code = r.topic_codes[1]
  where a.single_listing`;

const PAPER_COLUMNS = derivedPapers.columnNames.filter((column) => column !== 'id');

const columns = (relation: string) =>
  joined(
    PAPER_COLUMNS.map((column) => name(`${relation}.${column}`)),
    ', ',
  );

const LIST = joined(PAPER_COLUMNS.map(name), ', ');

const INSERT_PAPERS = sql`
  insert into papers (id, slug, added_at, ${LIST})
  overriding system value
  select n.paper_id, n.slug, coalesce(n.added_at, now()), ${columns('d')}
  from ${newPapers} n join ${derivedPapers} d on d.id = n.paper_id order by n.paper_id`;

/** Nothing cites them before it is derived. */
const INSERT_CITATION_COUNTS = sql`
  insert into citation_counts (paper_id)
  select n.paper_id from ${newPapers} n join ${derivedPapers} d on d.id = n.paper_id order by n.paper_id`;

const UPDATE_PAPERS = sql`
  update papers p set (${LIST}) = row (${columns('d')})
  from ${derivedPapers} d
  where p.id = d.id and (${columns('p')}) is distinct from (${columns('d')})`;
