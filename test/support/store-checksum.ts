import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/**
 * What a store holds, as a digest for each table: of two stores that say the same it is the same, whatever ids and
 * times their rows have.
 */
export async function storeChecksum(dataSource: DataSource): Promise<Record<string, string>> {
  const checksums: Record<string, string> = {};
  for (const [table, select] of Object.entries(CONTENTS)) {
    const rows: { row: unknown }[] = await dataSource.query(
      `select to_jsonb(contents) as row from (${select}) contents`,
    );
    checksums[table] = digestOf(rows.map(({ row }) => JSON.stringify(row)));
  }
  return checksums;
}

/** Which version of each row a store holds: the same again if nothing was written in between. */
export async function rowVersions(dataSource: DataSource): Promise<Record<string, string>> {
  const tables: { name: string }[] = await dataSource.query(TABLES);
  const versions: Record<string, string> = {};
  for (const { name } of tables) {
    const rows: { row: string }[] = await dataSource.query(
      `select concat(ctid, xmin, xmax) as row from ${name}`,
    );
    versions[name] = digestOf(rows.map(({ row }) => row));
  }
  return versions;
}

/** The number of rows stands before the digest: it tells most when two differ. */
function digestOf(rows: readonly string[]): string {
  const hash = createHash('sha256');
  for (const row of [...rows].sort()) hash.update(row).update('\n');
  return `${rows.length} rows, ${hash.digest('hex').slice(0, 16)}`;
}

/** How far an import has come is no content. */
const TABLES = `
  select relname::text as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'import_checkpoints' order by relname`;

const nameOf = (alias: string) => `${alias}.name_key || '/' || ${alias}.identity`;
const namesOfCluster = (cluster: string) =>
  `array(select ${nameOf('m')} from author_names m where m.cluster_id = ${cluster} order by 1)`;
const namesOf = (ids: string) =>
  `array(select ${nameOf('m')} from author_names m where m.id = any (${ids}) order by 1)`;

/** Each row by what it says; what it refers to by slug, code or name. */
const CONTENTS: Readonly<Record<string, string>> = {
  topics: 'select code, label, name, paper_count from topics',
  papers: `
    select p.slug, p.title, p.title_key, p.title_folded, p.abstract, p.published_on, p.published_in, p.sort_date, t.code as topic,
      p.author_count, p.authors_complete, p.institutions, p.has_code, p.comment, p.figure_count, p.comment_count,
      array(select unnest(p.source_kinds) order by 1) as source_kinds
    from papers p left join topics t on t.id = p.primary_topic_id`,
  paper_slugs: 'select s.slug, p.slug as paper from paper_slugs s join papers p on p.id = s.paper_id',
  authors: 'select slug, name, name_folded, paper_count from authors',
  author_slugs: 'select s.slug, a.slug as author from author_slugs s join authors a on a.id = s.author_id',
  author_names: `
    select n.name_key, n.identity, n.family_key, n.given_initials, a.slug as author, ${namesOfCluster('n.cluster_id')} as cluster
    from author_names n join authors a on a.id = n.author_id`,
  author_spellings: `
    select s.spelling, ${nameOf('n')} as name, s.folded, s.seen_count
    from author_spellings s join author_names n on n.id = s.author_name_id`,
  author_identifiers: `select scheme, value, ${namesOfCluster('cluster_id')} as cluster from author_identifiers`,
  author_merges: `
    select a.slug as author, ${namesOf('g.kept_name_ids')} as kept, ${namesOf('g.merged_name_ids')} as merged,
      g.merged_slug, g.evidence, g.undone_at is null as holds
    from author_merges g join authors a on a.id = g.author_id`,
  sources: `
    select s.name, s.kind, s.manifest_rank, s.crawled_in, s.fingerprint, a.slug as owner, s.owner_inferred,
      s.owner_name, s.listing_count, s.problems
    from sources s left join authors a on a.id = s.owner_id`,
  listings: `
    select s.name as source, p.slug as paper, to_jsonb(l) - array['id', 'source_id', 'paper_id'] as listing
    from listings l join sources s on s.id = l.source_id join papers p on p.id = l.paper_id`,
  paper_identifiers: `
    select i.scheme, i.value, p.slug as paper from paper_identifiers i join papers p on p.id = i.paper_id`,
  paper_topics: `
    select p.slug as paper, t.code, pt.rank, pt.sort_date
    from paper_topics pt join papers p on p.id = pt.paper_id join topics t on t.id = pt.topic_id`,
  authorships: `
    select p.slug as paper, a.slug as author, s.position, s.name_as_printed, s.sort_date
    from authorships s join papers p on p.id = s.paper_id join authors a on a.id = s.author_id`,
  author_topics: `
    select a.slug as author, t.code, n.paper_count
    from author_topics n join authors a on a.id = n.author_id join topics t on t.id = n.topic_id`,
  author_metrics: `
    select s.name as source, a.slug as author, t.code as field,
      to_jsonb(m) - array['source_id', 'author_id', 'field_topic_id'] as metrics
    from author_metrics m join sources s on s.id = m.source_id join authors a on a.id = m.author_id
    left join topics t on t.id = m.field_topic_id`,
  paper_words: `
    select p.slug as paper, w.sort_date, w.text_search::text as words
    from paper_words w join papers p on p.id = w.paper_id`,
  lexemes: 'select lexeme, paper_count from lexemes where paper_count > 0',
  search_words: 'select word from search_words',
  indexes: `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'`,
  deferred_indexes: 'select name from deferred_indexes',
  settings: `
    select relname as name, reloptions from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`,
};
