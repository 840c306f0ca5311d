import { z } from 'zod';
import { type Columns, bothColumns, columnsOf, computed } from '../database/columns.js';
import { SourceEntity } from '../database/entities/source.entity.js';
import { TopicEntity } from '../database/entities/topic.entity.js';
import { sql } from '../database/sql.js';
import { type ExportScope, belongsTo } from './export-scope.js';
import type { Snapshot } from './snapshot.js';

/** A topic as the store names it. */
interface ExportedTopic {
  code: string;
  label: string;
  name: string;
}

/** A source with all that it says besides its entries. */
interface ExportedSource {
  name: string;
  kind: string;
  manifestRank: number;
  crawledIn: number | null;
  /** The day that the page itself bears. */
  pageDate: string | null;
  /** Empty where only some of its papers are exported: what is restored from them is not the document. */
  fingerprint: string;
  owner: { slug: string; name: string; inferred: boolean } | null;
  metrics: object | null;
  problems: unknown;
}

/** The topics of the scope's papers and of its sources' metrics, in the order in which they came. */
export function readTopics(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedTopic[]> {
  const sources = belongsTo(scope, sql`m.source_id`, sql`source_id from listings`);
  return snapshot.pages(
    'exportTopics',
    sql`select ${TOPIC.list} from topics t
      where ${belongsTo(scope, sql`t.id`, sql`topic_id from paper_topics`)}
        or exists (select from author_metrics m where m.field_topic_id = t.id and ${sources})
      order by t.id`,
    TOPIC.shape,
  );
}

const TOPIC = columnsOf(TopicEntity, 't', ['code', 'label', 'name']);

/** The sources that list papers of the scope, in the order in which they came. */
export async function* readSources(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedSource[]> {
  const pages = snapshot.pages(
    'exportSources',
    sql`select ${SOURCE.list}
      from sources s
      left join authors a on a.id = s.owner_id
      left join author_metrics m on m.source_id = s.id
      where ${belongsTo(scope, sql`s.id`, sql`source_id from listings`)} order by s.id`,
    SOURCE.shape,
  );
  for await (const sources of pages) {
    yield sources.map((source) => (scope.filter === null ? source : { ...source, fingerprint: '' }));
  }
}

const PAGE_FIGURES: Columns<Pick<ExportedSource, 'owner' | 'metrics'>> = computed(
  sql`case when a.id is not null
      then json_build_object('slug', a.slug, 'name', s.owner_name, 'inferred', s.owner_inferred) end as owner,
    case when m.source_id is not null then json_build_object(
      'field', (select code from topics t where t.id = m.field_topic_id), 'hIndex', m.h_index,
      'paperCount', m.paper_count, 'citationCount', m.citation_count,
      'noveltyPercent', m.novelty_percent, 'aiScore', m.ai_score) end as metrics`,
  {
    owner: z.strictObject({ slug: z.string(), name: z.string(), inferred: z.boolean() }).nullable(),
    metrics: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable(),
  },
);

/** In the order in which they are written. */
const SOURCE = bothColumns(
  bothColumns(
    columnsOf(SourceEntity, 's', ['name', 'kind', 'manifestRank', 'crawledIn', 'pageDate', 'fingerprint']),
    PAGE_FIGURES,
  ),
  columnsOf(SourceEntity, 's', ['problems']),
);
