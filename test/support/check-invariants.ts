import type { DataSource } from 'typeorm';
import { plainBodies } from './plain-bodies.js';
import { plainCitations } from './plain-citations.js';
import { wordVector } from '../../src/text/words/word-vector.js';

/**
 * Computes everything that the store derives anew, plainly, from what the sources say, and compares.
 *
 * @throws Error that names each rule that is broken, with the first rows that break it.
 */
export async function checkInvariants(dataSource: DataSource): Promise<void> {
  const broken: string[] = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const rows = await dataSource.query<unknown[]>(sql);
    if (rows.length > 0) broken.push(`${rule}:\n  ${rows.slice(0, 5).map(toText).join('\n  ')}`);
  }
  const wrong = await papersWithWrongWords(dataSource);
  if (wrong.length > 0)
    broken.push(`each paper has its words:\n  ${wrong.slice(0, 5).map(toText).join('\n  ')}`);
  broken.push(...differences('each citation is one', await plainCitations(dataSource)));
  broken.push(...differences('venues and institutions are what is printed', await plainBodies(dataSource)));
  if (broken.length > 0) throw new Error(`Broken rules of the store:\n${broken.join('\n')}`);
}

function differences(rule: string, { stored, expected }: { stored: string[]; expected: string[] }): string[] {
  const [known, wanted] = [new Set(stored), new Set(expected)];
  const differing = [
    ...stored.filter((one) => !wanted.has(one)).map((one) => `stored: ${one}`),
    ...expected.filter((one) => !known.has(one)).map((one) => `expected: ${one}`),
  ];
  return differing.length === 0 ? [] : [`${rule}:\n  ${differing.slice(0, 5).join('\n  ')}`];
}

const toText = (row: unknown) => JSON.stringify(row);

/** Of the listings of a paper, in the order of precedence, the first that has a value. */
const first = (column: string) =>
  `(array_agg(${column} order by s.manifest_rank, s.name, l.source_key, l.position) filter (where ${column} is not null))[1]`;

const PLAIN_PAPERS = `
  select l.paper_id as id, ${first('l.title')} as title, ${first('l.title_key')} as title_key,
    ${first('l.title_folded')} as title_folded, ${first('l.abstract')} as abstract, ${first('l.comment')} as comment,
    min(l.published_on) as published_on,
    case when min(l.published_on) is null
      then (array_agg(l.published_in order by length(l.published_in) desc nulls last, l.published_in))[1] end as published_in,
    bool_or(l.has_code) as has_code,
    max(l.comment_count) as comment_count, max(l.figure_count) as figure_count,
    coalesce(bool_or(not l.authors_truncated), false) as authors_complete,
    coalesce(${first('l.stated_author_count')},
      max(cardinality(l.authors_as_printed)) filter (where not l.authors_truncated)) as author_count,
    array(select distinct k from unnest(array_agg(s.kind)) k order by k) as source_kinds,
    (select t.id from topics t where t.code = ${first('l.topic_codes[1]')}) as primary_topic_id
  from listings l join sources s on s.id = l.source_id group by l.paper_id`;

const PAPER_VALUES = `title, title_key, title_folded, abstract, comment, published_on, published_in, has_code, comment_count,
  figure_count, authors_complete, author_count, source_kinds, primary_topic_id`;

/** The first day that the date of a paper may mean. */
const FIRST_DAY = `case when p.published_on is not null then p.published_on
  when p.published_in is null then '-infinity'
  else to_date(p.published_in, case length(p.published_in) when 4 then 'YYYY' else 'YYYY-MM' end) end`;

/** Who each listing says has written a paper, and whether it is the listing whose byline counts. */
const PLAIN_AUTHORS = `
  with bylines as (
    select l.*, row_number() over (
      partition by l.paper_id
      order by l.authors_truncated nulls last, cardinality(l.authors_as_printed) desc,
        s.manifest_rank, s.name, l.source_key, l.position) as place
    from listings l join sources s on s.id = l.source_id
  ),
  printed as (
    select b.paper_id, n.author_id, case when b.place = 1 then name.position::int end as position
    from bylines b
    cross join lateral unnest(b.authors_as_printed) with ordinality name (spelling, position)
    join author_spellings p on p.spelling = name.spelling and p.stated = coalesce(b.author_parts[name.position], '')
    join author_names n on n.id = p.author_name_id and n.identity = coalesce(b.author_ids[name.position], '')
    union all
    select l.paper_id, s.owner_id, null from listings l join sources s on s.id = l.source_id
    where s.owner_id is not null
  )
  select paper_id, author_id, min(position) as position from printed group by 1, 2`;

const SEEN_SPELLINGS = `
  select spelling, identity, stated, count(*)::int as seen_count
  from (
    select name.spelling, coalesce(l.author_ids[name.place], '') as identity,
      coalesce(l.author_parts[name.place], '') as stated
    from listings l cross join lateral unnest(l.authors_as_printed) with ordinality name (spelling, place)
    union all
    select owner_name, '', '' from sources where owner_name is not null and not owner_inferred
  ) seen
  group by 1, 2, 3`;

const ORCIDS = `
  select n.author_id, n.cluster_id, token as orcid
  from author_names n cross join lateral unnest(string_to_array(n.identity, ' ')) token
  where token like 'ORCID:%' and not exists (
    select from author_identifiers i where i.scheme || ':' || i.value = token and i.is_nobodys)`;

const SAID = 'coalesce(s.shown, s.spelling)';
const SHOWN_FIRST = `s.seen_count desc, length(${SAID}) desc, octet_length(${SAID}) desc, ${SAID}, n.family_key`;

/** Each finds what breaks it. */
const RULES: Readonly<Record<string, string>> = {
  'an author’s papers are counted': `
    select a.slug, a.paper_count, count(s.paper_id) as actual
    from authors a left join authorships s on s.author_id = a.id
    group by a.id having a.paper_count <> count(s.paper_id)`,
  'an author’s papers in a topic are counted': `
    select author_id, topic_id, t.paper_count, c.actual
    from author_topics t
    full join (
      select s.author_id, p.topic_id, count(*) as actual
      from authorships s join paper_topics p using (paper_id) group by 1, 2
    ) c using (author_id, topic_id)
    where t.paper_count is distinct from c.actual`,
  'a topic’s papers are counted, and topics are used': `
    select t.code, t.paper_count, count(p.paper_id) as actual
    from topics t left join paper_topics p on p.topic_id = t.id
    group by t.id
    having t.paper_count <> count(p.paper_id)
      or (count(p.paper_id) = 0 and not exists (select from author_metrics m where m.field_topic_id = t.id))`,
  'the papers that say a lexeme are counted': `
    select coalesce(l.lexeme, w.lexeme) as lexeme, l.paper_count, w.actual
    from lexemes l
    full join (
      select word collate "C" as lexeme, ndoc as actual from ts_stat('select text_search from paper_words')
      union all
      select '', count(*) from paper_words where text_search <> ''::tsvector
    ) w on w.lexeme = l.lexeme
    where coalesce(l.paper_count, 0) <> coalesce(w.actual, 0)`,
  'the words of each paper have its date': `
    select p.slug from papers p full join paper_words w on w.paper_id = p.id
    where w.sort_date is distinct from (${FIRST_DAY})`,
  'dates to sort by are the papers’': `
    select p.slug from papers p
    where p.sort_date <> ${FIRST_DAY}
      or exists (select from authorships s where s.paper_id = p.id and s.sort_date <> p.sort_date)
      or exists (select from paper_topics t where t.paper_id = p.id and t.sort_date <> p.sort_date)
      or exists (select from paper_venues t where t.paper_id = p.id and t.sort_date <> p.sort_date)
      or exists (select from paper_institutions t where t.paper_id = p.id and t.sort_date <> p.sort_date)`,
  'a merge is of names that are one person’s': `
    select m.id, m.evidence from author_merges m
    where m.undone_at is null and not exists (
      select from author_names k join author_names g on g.author_id = k.author_id and g.id <> k.id
      where k.id = any (m.kept_name_ids) and g.id = any (m.merged_name_ids) and k.author_id = m.author_id
        and (m.evidence ->> 'relation' <> 'identifier' or g.cluster_id = k.cluster_id))`,
  'a paper is the merge of its listings': `
    select id, to_jsonb(p) as stored, to_jsonb(m) as merged
    from (select id, ${PAPER_VALUES.replace('source_kinds', 'array(select unnest(source_kinds) k order by k) as source_kinds')}
          from papers) p
    full join (${PLAIN_PAPERS}) m using (id)
    where to_jsonb(p) is distinct from to_jsonb(m)`,
  'a paper has the topics of its listings': `
    select paper_id, topic_id
    from (select distinct l.paper_id, t.id as topic_id from listings l join topics t on t.code = any (l.topic_codes)) l
    full join paper_topics p using (paper_id, topic_id)
    where l.paper_id is null or p.paper_id is null`,
  'a paper has the identifiers of its listings': `
    select key, paper_id
    from (select scheme || ':' || value as key, paper_id, true as noted from paper_identifiers) i
    full join (
      select distinct key, paper_id, true as said from listings cross join lateral unnest(identifiers) key
    ) l using (key, paper_id)
    where noted is null or said is null`,
  'a paper is put in order by how often it is cited': `
    select p.slug, n.citation_count, w.citation_count as actual
    from papers p
    left join citation_counts n on n.paper_id = p.id
    left join cited_works w on w.paper_id = p.id
    where n.citation_count is distinct from coalesce(w.citation_count, 0)`,
  'authorships are what bylines and pages say': `
    select paper_id, author_id, s.position, p.position as actual
    from authorships s full join (${PLAIN_AUTHORS}) p using (paper_id, author_id)
    where s.paper_id is null or p.paper_id is null or s.position is distinct from p.position`,
  'no two authors share a position': `
    select paper_id, position from authorships where position is not null group by 1, 2 having count(*) > 1`,
  'spellings are counted': `
    select spelling, identity, stated, n.seen_count, s.seen_count as actual
    from (
      select s.spelling, n.identity, s.stated, s.seen_count
      from author_spellings s join author_names n on n.id = s.author_name_id
    ) n
    full join (${SEEN_SPELLINGS}) s using (spelling, identity, stated)
    where n.seen_count is distinct from s.seen_count`,
  'every author has a name, and every name a spelling': `
    select a.slug from authors a left join author_names n on n.author_id = a.id
    left join author_spellings s on s.author_name_id = n.id
    where s.spelling is null`,
  'the name shown is the most frequent spelling': `
    select a.slug, a.name, array_agg(s.spelling || ' ' || s.seen_count) as spellings
    from authors a join author_names n on n.author_id = a.id join author_spellings s on s.author_name_id = n.id
    group by a.id
    having (a.name, a.family_key) is distinct from (
      (array_agg(${SAID} order by ${SHOWN_FIRST}))[1], (array_agg(n.family_key order by ${SHOWN_FIRST}))[1])`,
  'a name has the family name that is stated, or else that its spellings have': `
    select n.name_key, n.family_key, chosen.family_key as actual
    from author_names n
    cross join lateral (
      select s.family_key from author_spellings s where s.author_name_id = n.id
      group by 1 order by bool_or(s.stated <> '') desc, sum(s.seen_count) desc, 1 limit 1
    ) chosen
    where n.family_key <> chosen.family_key`,
  'names of one cluster are one author’s': `
    select cluster_id, array_agg(name_key || ' ' || identity) from author_names
    group by 1 having count(distinct author_id) > 1`,
  'an identifier is that of a cluster which is printed with it': `
    select scheme, value, cluster_id from author_identifiers i
    where not exists (
      select from author_names n
      where n.cluster_id = i.cluster_id and scheme || ':' || value = any (string_to_array(n.identity, ' ')))`,
  'every identifier that is printed is known': `
    select n.name_key, token from author_names n cross join lateral unnest(string_to_array(n.identity, ' ')) token
    where n.identity < '~' and token not like 'NOBODYS:%' and not exists (
      select from author_identifiers i where i.scheme || ':' || i.value = token and i.cluster_id = n.cluster_id)`,
  'an identifier is nobody’s wherever it is printed': `
    select scheme, value from author_identifiers group by 1, 2 having count(distinct is_nobodys) > 1`,
  'no byline loses a person, as two of its names are one': `
    select s.name, l.source_key, array_agg(n.name_key || ' ' || n.identity) as one
    from listings l
    join sources s on s.id = l.source_id
    cross join lateral unnest(l.authors_as_printed) with ordinality printed (spelling, place)
    join author_spellings p on p.spelling = printed.spelling and p.stated = coalesce(l.author_parts[printed.place], '')
    join author_names n on n.id = p.author_name_id and n.identity = coalesce(l.author_ids[printed.place], '')
    group by s.name, l.id, n.cluster_id having count(distinct n.id) > 1`,
  'no author has two ORCID iDs': `
    select author_id, array_agg(distinct orcid) from (${ORCIDS}) o group by 1 having count(distinct orcid) > 1`,
  'an ORCID iD is one author’s': `
    select orcid, array_agg(distinct author_id) from (${ORCIDS}) o group by 1 having count(distinct author_id) > 1`,
  'slugs are given, and each leads to one': `
    select slug, count(*) from (
      select 'author ' || slug from authors union all select 'author ' || slug from author_slugs
      union all select 'venue ' || slug from venues union all select 'venue ' || slug from venue_slugs
      union all select 'institution ' || slug from institutions union all select 'institution ' || slug from institution_slugs
      union all select 'paper ' || slug from papers union all select 'paper ' || slug from paper_slugs
    ) slugs (slug)
    group by slug having count(*) > 1 or slug like '% ~%'`,
  'nobody waits to be matched': 'select author_id from unmatched_authors',
  'pages and their figures are of one owner': `
    select s.name from sources s left join author_metrics m on m.source_id = s.id
    where m.author_id <> s.owner_id
      or (s.owner_name is not null and not exists (
        select from author_names n join author_spellings p on p.author_name_id = n.id
        where n.identity = '' and p.spelling = s.owner_name and n.author_id = s.owner_id))`,
};

/** Papers that are taken apart at a time. */
const PORTION = 1_000;

/** What each paper is searched by, from what it shows and whom its listings print. */
async function papersWithWrongWords(dataSource: DataSource): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (let after = '0'; ;) {
    const papers = await dataSource.query<SearchedPaper[]>(SEARCHED_PAPERS, [after, PORTION]);
    const last = papers.at(-1);
    if (last === undefined) return wrong;
    const vectors = papers.map((paper) => wordVector(paper));
    wrong.push(...(await dataSource.query<unknown[]>(WRONG_WORDS, [papers.map(({ id }) => id), vectors])));
    after = last.id;
  }
}

type SearchedPaper = Parameters<typeof wordVector>[0] & { id: string };

const SEARCHED_PAPERS = `
  select p.id, p.title, p.abstract, p.comment, p.institutions,
    coalesce((
      select array_agg(n.name order by s.manifest_rank, s.name, l.source_key, l.position, n.place)
      from listings l join sources s on s.id = l.source_id, unnest(l.authors_as_printed) with ordinality n (name, place)
      where l.paper_id = p.id), '{}') as names,
    array(
      select l.venue from listings l join sources s on s.id = l.source_id where l.paper_id = p.id and l.venue is not null
      order by s.manifest_rank, s.name, l.source_key, l.position) as venues
  from papers p where p.id > $1 order by p.id limit $2`;

const WRONG_WORDS = `
  select w.paper_id, w.text_search::text as stored, actual
  from unnest($1::bigint[], $2::text[]) made (paper_id, actual) left join paper_words w using (paper_id)
  where w.text_search is distinct from actual::tsvector`;
