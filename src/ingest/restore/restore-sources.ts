import { type Bound, type Sql, json, sql } from '../../database/sql.js';
import type { Transaction } from '../transaction/transaction.js';
import type { LineOf } from './line-shapes.js';
import type { Placed } from './read-lines.js';
import { requireKnown } from './require-known.js';

/** Writes topics under the names that they had. */
export async function restoreTopics(
  transaction: Transaction,
  things: readonly Placed<LineOf<'topic'>>[],
): Promise<void> {
  const topics = things.map((thing, place) => ({ place, ...thing.value }));
  await transaction.run('restoreTopics', insertTopics(json(topics)));
}

/** Writes sources with their owners and what their heads state; their entries come with the papers. */
export async function restoreSources(
  transaction: Transaction,
  things: readonly Placed<LineOf<'source'>>[],
): Promise<void> {
  await requireKnown(transaction, 'author', things, ({ owner }) => (owner ? [owner.slug] : []));
  await requireKnown(transaction, 'topic', things, ({ metrics }) => (metrics?.field ? [metrics.field] : []));
  const sources = things.map((thing, place) => ({ place, ...thing.value }));
  const metrics = sources.flatMap(({ name, metrics }) => (metrics ? [{ name, ...metrics }] : []));
  await transaction.run('restoreSources', insertSources(json(sources)));
  await transaction.run('restoreMetrics', insertMetrics(json(metrics)));
  await transaction.run('forgetRecordVersion', FORGET_RECORD_VERSION);
}

/** Records of the file may have been read by another version of the code. */
const FORGET_RECORD_VERSION = sql`delete from derivations where name = 'record version'`;

const insertTopics = (rows: Bound): Sql => sql`
  insert into topics (code, label, name)
  select code, label, name
  from jsonb_to_recordset(${rows}) as topic (place integer, code text, label text, name text) order by place`;

const insertSources = (rows: Bound): Sql => sql`
  insert into sources
    (name, kind, manifest_rank, crawled_in, page_date, fingerprint, owner_id, owner_name, owner_inferred, problems)
  select s.name, s.kind, s."manifestRank", s."crawledIn", s."pageDate", coalesce(s.fingerprint, ''), a.id, s.owner ->> 'name',
    coalesce((s.owner ->> 'inferred')::boolean, false), s.problems
  from jsonb_to_recordset(${rows}) as s (place integer, name text, kind text, "manifestRank" integer,
    "crawledIn" integer, "pageDate" date, fingerprint text, owner jsonb, problems jsonb)
  left join authors a on a.slug = s.owner ->> 'slug'
  order by s.place`;

const insertMetrics = (rows: Bound): Sql => sql`
  insert into author_metrics
    (source_id, author_id, field_topic_id, h_index, paper_count, citation_count, novelty_percent, ai_score)
  select s.id, s.owner_id, (select id from topics t where t.code = m.field), m."hIndex", m."paperCount",
    m."citationCount", m."noveltyPercent", m."aiScore"
  from jsonb_to_recordset(${rows}) as m (name text, field text, "hIndex" integer, "paperCount" integer,
    "citationCount" integer, "noveltyPercent" float8, "aiScore" float8)
  join sources s on s.name = m.name
  where s.owner_id is not null`;
