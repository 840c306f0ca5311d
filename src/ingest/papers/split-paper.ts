import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import { createRunner, type Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { slugify } from '../../text/slug.js';
import { UserError } from '../../user-error.js';
import { affectPapers } from '../counts/affect-papers.js';
import { finishAuthors } from '../counts/finish-authors.js';
import { matchPersons } from '../persons/match-persons.js';
import { type Step, runSteps } from '../pipeline/step.js';
import { finishRestoredStaging } from '../restore/derive-restored.js';
import { assignSlugs, createSlugRequests } from '../slugs/slugs.js';
import { createStaging, stageNothing } from '../staging/staging.js';
import { affectedPapers, countChanges, freshNames, newPapers, slugRequests } from '../staging/tables.js';
import { type Transaction, inTransaction } from '../transaction/transaction.js';
import { lockStore } from '../transaction/write-lock.js';
import { indexWords } from '../words/index-words.js';
import { affectFormerAuthors, deriveAffectedAuthorships } from './derive-authorships.js';
import { deriveCitations } from '../citations/derive-citations.js';
import { noteFormerCitations } from '../citations/note-former-citations.js';
import { deriveBodies } from '../bodies/derive-bodies.js';
import { noteFormerBodies } from '../bodies/note-former-bodies.js';
import { derivePapers } from './derive-papers.js';

/** One entry of which a paper was made. */
export interface PaperEntry {
  /** From 1, in the order of precedence. */
  entry: number;
  source: string;
  position: number;
  title: string;
  identifiers: string[];
}

/** The entries of the paper with a slug; none where there is no such paper. */
export async function paperEntries(dataSource: DataSource, slug: string): Promise<PaperEntry[]> {
  return readEntries(createRunner(dataSource), slug);
}

async function readEntries(runner: Pick<Runner, 'rows'>, slug: string): Promise<PaperEntry[]> {
  return runner.rows(
    'paperEntries',
    sql`select row_number() over (order by ${LISTING_PRECEDENCE})::integer as entry, s.name as source, l.position,
        l.title, l.identifiers
      from papers p join listings l on l.paper_id = p.id join sources s on s.id = l.source_id
      where p.slug = ${value(slug, 'text')} order by entry`,
    ENTRY,
  );
}

const ENTRY: z.ZodType<PaperEntry> = z.object({
  entry: z.int(),
  source: z.string(),
  position: z.int(),
  title: z.string(),
  identifiers: z.array(z.string()),
});

/**
 * Makes a paper of its own of some entries of a paper, for good: whatever speaks for their being one, they stay apart from
 * the others when their sources are imported again. The new paper gets back an address that it had.
 *
 * @param entries their numbers, as `paperEntries` gives them.
 * @returns the slug of the new paper.
 * @throws UserError where there is no such paper or entry, or where none would be left.
 */
export async function splitPaper(
  dataSource: DataSource,
  slug: string,
  entries: readonly number[],
): Promise<string> {
  return inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    await createStaging(transaction);
    const load: SplitLoad = { slug, entries, newSlug: '', mergedPersons: 0 };
    await runSteps(transaction, SPLIT_PAPER, load);
    return load.newSlug;
  });
}

interface SplitLoad {
  slug: string;
  entries: readonly number[];
  newSlug: string;
  mergedPersons: number;
}

/** Moves the listings to a paper that is new, and notes that they are apart from the others. */
const splitListings: Step<SplitLoad> = {
  name: 'splitListings',
  reads: [],
  makes: [affectedPapers, countChanges, newPapers, slugRequests, freshNames],
  run: async (transaction, load) => {
    const chosen = await chosenEntries(transaction, load);
    await transaction.run('createFreshNames', freshNames.create);
    await numberNewPaper(transaction, load, chosen);
    const paper = sql`select id as paper_id from papers where slug = ${value(load.slug, 'text')}`;
    await affectPapers(transaction, 'affectSplitPaper', paper);
    await affectPapers(transaction, 'affectNewPaper', sql`select paper_id from ${newPapers}`);
    await moveListings(transaction, load.slug, chosen);
  },
};

/** The steps of taking entries out of a paper, in order. */
export const SPLIT_PAPER: readonly Step<SplitLoad>[] = [
  stageNothing,
  finishRestoredStaging,
  splitListings,
  affectFormerAuthors,
  noteFormerCitations,
  noteFormerBodies,
  derivePapers,
  deriveCitations,
  deriveBodies,
  deriveAffectedAuthorships,
  matchPersons,
  finishAuthors,
  indexWords,
];

async function chosenEntries(transaction: Transaction, { slug, entries }: SplitLoad): Promise<PaperEntry[]> {
  const all = await readEntries(transaction, slug);
  if (all.length === 0) throw new UserError(`There is no paper ${slug}.`);
  const chosen = all.filter(({ entry }) => entries.includes(entry));
  const unknown = entries.find((entry) => !chosen.some((one) => one.entry === entry));
  if (unknown !== undefined) throw new UserError(`The paper ${slug} has no entry ${unknown}.`);
  if (chosen.length === all.length)
    throw new UserError(`All entries of ${slug} were named, expected some of them.`);
  return chosen;
}

/** An address that leads to the paper and was made of the title of the first entry was that entry's. */
async function numberNewPaper(
  transaction: Transaction,
  load: SplitLoad,
  [first]: readonly PaperEntry[],
): Promise<void> {
  const base = value(slugify(first?.title ?? '', 'paper'), 'text');
  await createSlugRequests(transaction);
  const requested = sql`
    insert into ${slugRequests} (key, base) select nextval(pg_get_serial_sequence('papers', 'id')), ${base}`;
  await transaction.run('requestSplitSlug', requested);
  const former = sql`
    with former as (
      delete from paper_slugs where slug = (
        select s.slug from paper_slugs s join papers p on p.id = s.paper_id
        where p.slug = ${value(load.slug, 'text')} and regexp_replace(s.slug, '-[0-9]+$', '') = ${base}
        order by length(s.slug), s.slug limit 1)
      returning slug
    )
    update ${slugRequests} r set slug = former.slug from former`;
  await transaction.run('keepSplitSlug', former);
  await assignSlugs(transaction, ['papers', 'paper_slugs']);
  const slugs = await transaction.rows(
    'collectSplitPaper',
    sql`with made as (
        insert into ${newPapers} (paper_id, slug, added_at)
        select r.key, r.slug, p.added_at from ${slugRequests} r, papers p where p.slug = ${value(load.slug, 'text')}
        returning slug
      )
      select slug from made`,
    z.object({ slug: z.string() }),
  );
  load.newSlug = slugs[0]?.slug ?? '';
}

async function moveListings(
  transaction: Transaction,
  slug: string,
  chosen: readonly PaperEntry[],
): Promise<void> {
  const places = value(JSON.stringify(chosen.map(({ source, position }) => ({ source, position }))), 'jsonb');
  await transaction.run(
    'moveSplitListings',
    sql`update listings l set paper_id = n.paper_id
      from ${newPapers} n, papers p, jsonb_to_recordset(${places}) as e (source text, position integer)
      join sources s on s.name = e.source
      where p.slug = ${value(slug, 'text')} and l.paper_id = p.id and l.source_id = s.id and l.position = e.position`,
  );
  await transaction.run(
    'separateListings',
    sql`with pairs as (
        select l.source_id, l.position, o.source_id as other_source_id, o.position as other_position
        from ${newPapers} n join listings l on l.paper_id = n.paper_id
        join papers p on p.slug = ${value(slug, 'text')} join listings o on o.paper_id = p.id
      )
      insert into paper_separations (source_id, position, other_source_id, other_position)
      select source_id, position, other_source_id, other_position from pairs
      union all select other_source_id, other_position, source_id, position from pairs
      on conflict do nothing`,
  );
}
