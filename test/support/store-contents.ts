import type { DataSource } from 'typeorm';

/**
 * Everything that is stored, as lines of text to compare: rows name each other by what names them everywhere, without the
 * numbers and times of one database. Columns that a table gets later are in it by themselves.
 */
export async function readStoreContents(dataSource: DataSource): Promise<string[]> {
  const lines: string[] = [];
  for (const [table, sql] of Object.entries(CONTENTS)) {
    const rows = await dataSource.query<{ row: object }[]>(sql);
    lines.push(...rows.map(({ row }) => `${table} ${JSON.stringify(row)}`));
  }
  return lines;
}

/** Tables that are not compared: what is no content, and words for completions, which are never taken away. */
const NOT_COMPARED = [
  'deferred_indexes',
  'derivations',
  'cited_identifiers',
  'import_checkpoints',
  'migrations',
  'search_words',
];

/** Tables of the store that nobody has thought of here. */
export async function findForgottenTables(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !(name in CONTENTS) && !NOT_COMPARED.includes(name));
}

const paper = (id: string) => `(select slug from papers where id = ${id})`;
const author = (id: string) => `(select slug from authors where id = ${id})`;
const topic = (id: string) => `(select code from topics where id = ${id})`;
const venue = (id: string) => `(select key from venues where id = ${id})`;
const institution = (id: string) => `(select key from institutions where id = ${id})`;
const source = (id: string) => `(select name from sources where id = ${id})`;
const name = (id: string) => `(select name_key || '|' || identity from author_names where id = ${id})`;
const names = (ids: string) =>
  `array(select ${name('u.id')} from unnest(${ids}) with ordinality u (id, place) order by place)`;
const cluster = (id: string) =>
  `(select name_key || '|' || identity from author_names c where c.cluster_id = ${id} order by c.id limit 1)`;

/** Rows of a table without their numbers, with what these stand for. */
function contents(table: string, numbers: string[], meanings: Record<string, string>, order: string): string {
  const rest = `to_jsonb(t) - '{${numbers.join(',')}}'::text[]`;
  const meant = Object.entries(meanings).map(([key, sql]) => `'${key}', ${sql}`);
  return `select ${rest} || jsonb_build_object(${meant.join(', ')}) as row from ${table} t order by ${order}`;
}

const doubted = (id: string) => `case when t.kind = 'SAME_PAPER' then ${paper(id)} else ${author(id)} end`;

const CONTENTS: Record<string, string> = {
  doubts: contents(
    'doubts',
    ['one_id', 'other_id'],
    {
      one: `least(${doubted('t.one_id')}, ${doubted('t.other_id')})`,
      other: `greatest(${doubted('t.one_id')}, ${doubted('t.other_id')})`,
    },
    '1',
  ),
  topics: contents('topics', ['id'], {}, 'id'),
  paper_separations: contents(
    'paper_separations',
    ['source_id', 'other_source_id'],
    { source: source('t.source_id'), other: source('t.other_source_id') },
    '1',
  ),
  // When it was first there differs from load to load of the same papers.
  papers: contents(
    'papers',
    ['id', 'primary_topic_id', 'added_at'],
    { topic: topic('t.primary_topic_id') },
    'id',
  ),
  paper_slugs: contents('paper_slugs', ['paper_id'], { paper: paper('t.paper_id') }, 'slug'),
  cited_works: `
    select jsonb_build_object('paper', ${paper('t.paper_id')}, 'count', t.citation_count, 'title', t.title, 'year', t.year,
      'keys', array(select key from cited_identifiers k where k.work_id = t.id order by key)) as row
    from cited_works t order by 1`,
  citations: `
    select jsonb_build_object('by', ${paper('t.paper_id')}, 'position', t.position, 'intents', t.intents, 'sort_date', t.sort_date,
      'keys', array(select key from cited_identifiers k where k.work_id = t.work_id order by key)) as row
    from citations t order by 1`,
  citation_counts: contents('citation_counts', ['paper_id'], { paper: paper('t.paper_id') }, 'paper_id'),
  paper_words: contents('paper_words', ['paper_id'], { paper: paper('t.paper_id') }, 'paper_id'),
  paper_topics: contents(
    'paper_topics',
    ['paper_id', 'topic_id'],
    { paper: paper('t.paper_id'), topic: topic('t.topic_id') },
    'paper_id, rank',
  ),
  paper_identifiers: contents(
    'paper_identifiers',
    ['paper_id'],
    { paper: paper('t.paper_id') },
    'scheme, value, paper_id',
  ),
  authors: contents('authors', ['id'], {}, 'id'),
  author_slugs: contents('author_slugs', ['author_id'], { author: author('t.author_id') }, 'slug'),
  author_names: contents(
    'author_names',
    ['id', 'author_id', 'cluster_id'],
    { author: author('t.author_id'), cluster: cluster('t.cluster_id') },
    'id',
  ),
  author_spellings: contents(
    'author_spellings',
    ['author_name_id'],
    { name: name('t.author_name_id') },
    'spelling, author_name_id, stated',
  ),
  author_identifiers: contents(
    'author_identifiers',
    ['cluster_id'],
    { cluster: cluster('t.cluster_id') },
    'scheme, value, cluster_id',
  ),
  author_merges: contents(
    'author_merges',
    ['id', 'author_id', 'kept_name_ids', 'merged_name_ids'],
    { author: author('t.author_id'), kept: names('t.kept_name_ids'), merged: names('t.merged_name_ids') },
    'id',
  ),
  author_topics: contents(
    'author_topics',
    ['author_id', 'topic_id'],
    { author: author('t.author_id'), topic: topic('t.topic_id') },
    'author_id, topic_id',
  ),
  author_metrics: contents(
    'author_metrics',
    ['source_id', 'author_id', 'field_topic_id'],
    { source: source('t.source_id'), author: author('t.author_id'), topic: topic('t.field_topic_id') },
    'source_id',
  ),
  authorships: contents(
    'authorships',
    ['paper_id', 'author_id'],
    { paper: paper('t.paper_id'), author: author('t.author_id') },
    'paper_id, author_id',
  ),
  unmatched_authors: contents(
    'unmatched_authors',
    ['author_id'],
    { author: author('t.author_id') },
    'author_id',
  ),
  sources: contents('sources', ['id', 'owner_id', 'loaded_at'], { owner: author('t.owner_id') }, 'id'),
  listings: contents(
    'listings',
    ['id', 'source_id', 'paper_id'],
    { source: source('t.source_id'), paper: paper('t.paper_id') },
    'source_id, position',
  ),
  venues: contents('venues', ['id'], {}, 'key'),
  venue_slugs: contents('venue_slugs', ['venue_id'], { venue: venue('t.venue_id') }, 'slug'),
  venue_names: contents('venue_names', ['id', 'venue_id'], { venue: venue('t.venue_id') }, 'name, code'),
  paper_venues: contents(
    'paper_venues',
    ['paper_id', 'venue_id', 'name_ids'],
    {
      paper: paper('t.paper_id'),
      venue: venue('t.venue_id'),
      names: `array(select name || code from venue_names n where n.id = any (t.name_ids) order by 1)`,
    },
    'paper_id, rank',
  ),
  institutions: contents('institutions', ['id'], {}, 'key'),
  institution_slugs: contents(
    'institution_slugs',
    ['institution_id'],
    { institution: institution('t.institution_id') },
    'slug',
  ),
  institution_names: contents(
    'institution_names',
    ['id', 'institution_id'],
    { institution: institution('t.institution_id') },
    'name, code, country_code',
  ),
  paper_institutions: contents(
    'paper_institutions',
    ['paper_id', 'institution_id', 'name_ids'],
    {
      paper: paper('t.paper_id'),
      institution: institution('t.institution_id'),
      names: `array(select name || code from institution_names n where n.id = any (t.name_ids) order by 1)`,
    },
    'paper_id, rank',
  ),
  // One that no paper says any more is the same as none.
  lexemes: `select to_jsonb(t) as row from lexemes t where paper_count > 0 order by lexeme`,
};
