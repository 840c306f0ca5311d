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
  /** Empty where only some of its papers are exported: what is restored from them is not the document. */
  fingerprint: string;
  owner: { slug: string; name: string; inferred: boolean } | null;
  metrics: object | null;
  problems: unknown;
}

/** The topics of the scope's papers and of its sources' metrics, in the order in which they came. */
export function readTopics(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedTopic[]> {
  const sources = belongsTo(scope, 'm.source_id', 'source_id from listings');
  return snapshot.pages(
    'exportTopics',
    `select t.code, t.label, t.name from topics t
     where ${belongsTo(scope, 't.id', 'topic_id from paper_topics')}
       or exists (select from author_metrics m where m.field_topic_id = t.id and ${sources})
     order by t.id`,
    scope.values,
  );
}

/** The sources that list papers of the scope, in the order in which they came. */
export async function* readSources(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedSource[]> {
  const pages = snapshot.pages<ExportedSource>(
    'exportSources',
    `${SOURCES} where ${belongsTo(scope, 's.id', 'source_id from listings')} order by s.id`,
    scope.values,
  );
  for await (const sources of pages) {
    yield sources.map((source) => (scope.filter === null ? source : { ...source, fingerprint: '' }));
  }
}

const SOURCES = `
  select s.name, s.kind, s.manifest_rank as "manifestRank", s.crawled_in as "crawledIn", s.fingerprint,
    case when a.id is not null
      then json_build_object('slug', a.slug, 'name', s.owner_name, 'inferred', s.owner_inferred) end as owner,
    case when m.source_id is not null then json_build_object(
      'field', (select code from topics t where t.id = m.field_topic_id), 'hIndex', m.h_index,
      'paperCount', m.paper_count, 'citationCount', m.citation_count,
      'noveltyPercent', m.novelty_percent, 'aiScore', m.ai_score) end as metrics,
    s.problems
  from sources s
  left join authors a on a.id = s.owner_id
  left join author_metrics m on m.source_id = s.id`;
