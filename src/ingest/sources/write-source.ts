import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import type { PageMetrics, PageReading } from '../../record.js';
import { topicForLabel } from '../../text/arxiv-categories.js';
import { nameKeys } from '../../text/names/name-keys.js';
import { findAuthorId } from '../names/find-author.js';
import type { Step } from '../pipeline/step.js';
import { affectedAuthors, affectedTopics } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** A document that was read and is to be stored. */
export interface ReadDocument {
  /** The file's name; another version of the document has the same. */
  name: string;
  /** Its bytes, the reader's version and the hints it was read with, as one text to compare. */
  fingerprint: string;
  /** The order of precedence, from 0. */
  manifestRank: number;
  /** The year the page was saved in, where the manifest says. */
  crawledIn: number | null;
  reading: PageReading;
}

interface SourceLoad {
  document: ReadDocument;
  /** Set when the source is written. */
  sourceId: number;
}

/** Creates the source, or takes back what the head of its former version said. */
export const writeSource: Step<SourceLoad> = {
  name: 'writeSource',
  reads: [],
  makes: [affectedAuthors, affectedTopics],
  run: async (transaction, load) => {
    const { document } = load;
    await transaction.run('deleteOwner', deleteOwner(document.name));
    await transaction.run('deleteMetrics', deleteMetrics(document.name));
    const [row] = await transaction.rows(
      'upsertSource',
      upsertSource(document),
      z.object({ id: z.number() }),
    );
    if (!row) throw new Error(`the source ${document.name} was not written`);
    load.sourceId = row.id;
  },
};

/** Writes down whose page the document is, and what its head states; names are known by now. */
export const writeOwner: Step<SourceLoad> = {
  name: 'writeOwner',
  reads: [],
  makes: [affectedAuthors],
  run: async (transaction, { document, sourceId }) => {
    const { owner, metrics } = document.reading;
    if (!owner) return;
    const ownerId = await findAuthorId(transaction, nameKeys(owner.name).nameKey);
    await transaction.run(
      'writeOwner',
      sql`
        with affected as (
          insert into ${affectedAuthors} values (${value(ownerId, 'bigint')}) on conflict do nothing
        )
        update sources set owner_id = ${value(ownerId, 'bigint')}, owner_name = ${value(owner.name, 'text')},
          owner_inferred = ${value(owner.inferred, 'boolean')}
        where id = ${value(sourceId, 'integer')}`,
    );
    if (metrics) await insertMetrics(transaction, { sourceId, ownerId, metrics });
  },
};

/** A stated owner's name was seen one more time, and is no more. */
const deleteOwner = (document: string) => {
  const name = value(document, 'text');
  return sql`
    with affected as (
      insert into ${affectedAuthors} select owner_id from sources where name = ${name} and owner_id is not null
      on conflict do nothing
    ),
    unseen as (
      update author_spellings s set seen_count = s.seen_count - 1
      from sources o, author_names n
      where o.name = ${name} and o.owner_name = s.spelling and not o.owner_inferred
        and n.id = s.author_name_id and n.identity = ''
    )
    update sources set owner_id = null, owner_name = null, owner_inferred = false where name = ${name}`;
};

const deleteMetrics = (document: string) => sql`
  with gone as (
    delete from author_metrics m using sources s where s.name = ${value(document, 'text')} and m.source_id = s.id
    returning m.field_topic_id
  )
  insert into ${affectedTopics} select field_topic_id from gone where field_topic_id is not null
  on conflict do nothing`;

const upsertSource = ({ name, fingerprint, manifestRank, crawledIn, reading }: ReadDocument) => sql`
  insert into sources (name, kind, manifest_rank, crawled_in, fingerprint, listing_count, problems, page_date,
    loaded_at)
  values (
    ${value(name, 'text')}, ${value(reading.kind, 'text')}, ${value(manifestRank, 'integer')},
    ${value(crawledIn, 'integer')}, ${value(fingerprint, 'text')}, ${value(reading.entries.length, 'integer')},
    ${value(JSON.stringify(reading.problems), 'jsonb')}, ${value(reading.pageDate ?? null, 'date')},
    now())
  on conflict (name) do update set
    kind = excluded.kind, manifest_rank = excluded.manifest_rank, crawled_in = excluded.crawled_in,
    fingerprint = excluded.fingerprint, listing_count = excluded.listing_count, problems = excluded.problems,
    page_date = excluded.page_date,
    loaded_at = excluded.loaded_at
  returning id`;

interface StatedMetrics {
  sourceId: number;
  ownerId: string | null;
  metrics: PageMetrics;
}

async function insertMetrics(transaction: Transaction, stated: StatedMetrics): Promise<void> {
  const { fieldLabel, hIndex, paperCount, citationCount, noveltyPercent, aiScore } = stated.metrics;
  const fieldCode = fieldLabel === null ? null : topicForLabel(fieldLabel).code;
  await transaction.run(
    'insertMetrics',
    sql`
      insert into author_metrics
        (source_id, author_id, field_topic_id, h_index, paper_count, citation_count, novelty_percent, ai_score)
      values (
        ${value(stated.sourceId, 'integer')}, ${value(stated.ownerId, 'bigint')},
        (select id from topics where code = ${value(fieldCode, 'text')}), ${value(hIndex, 'integer')},
        ${value(paperCount, 'integer')}, ${value(citationCount, 'integer')},
        ${value(noveltyPercent, 'double precision')}, ${value(aiScore, 'double precision')})`,
  );
}
