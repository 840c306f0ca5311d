import type { DataSource } from 'typeorm';

/** What a client can see of a store, but for ids and slugs: persons are told by how they are printed. */
export interface VisibleStore {
  /** How each person is printed, with identifiers. */
  persons: string[][];
  papers: unknown[];
}

/** In an order of its own, so that two stores which say the same are equal. */
export async function readVisibleStore(dataSource: DataSource): Promise<VisibleStore> {
  const persons: { id: string; name: string; printed: string[] }[] = await dataSource.query(PERSONS);
  const papers: { authors: { author: string }[] }[] = await dataSource.query(PAPERS);
  const printedOf = new Map(persons.map(({ id, printed }) => [id, printed.join(' = ')]));
  const visible = papers.map((paper) => ({
    ...paper,
    authors: paper.authors
      .map(({ author, ...rest }) => ({ ...rest, author: printedOf.get(String(author)) }))
      .sort(byText),
  }));
  return {
    persons: persons.map(({ name, printed }) => [name, ...printed]).sort(byText),
    papers: visible.sort(byText),
  };
}

function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const PERSONS = `
  select a.id, a.name, array_agg(s.spelling || ' <' || n.identity || '>' order by s.spelling, n.identity) as printed
  from authors a join author_names n on n.author_id = a.id join author_spellings s on s.author_name_id = n.id
  group by a.id`;

const PAPERS = `
  select p.title, p.abstract, p.published_on as "publishedOn", p.published_in as "publishedIn", p.author_count as "authorCount",
    p.authors_complete as "authorsComplete", p.comment,
    array(select distinct unnest(p.source_kinds) k order by k) as kinds,
    array(select t.code from paper_topics x join topics t on t.id = x.topic_id
          where x.paper_id = p.id order by x.rank) as topics,
    array(select i.scheme || ':' || i.value from paper_identifiers i where i.paper_id = p.id order by 1) as identifiers,
    (select jsonb_agg(jsonb_build_object('source', s.name, 'key', l.source_key, 'title', l.title)
       order by s.name, l.source_key, l.position)
     from listings l join sources s on s.id = l.source_id where l.paper_id = p.id) as listings,
    (select coalesce(jsonb_agg(jsonb_build_object(
       'position', a.position, 'printed', a.name_as_printed, 'author', a.author_id)), '[]')
     from authorships a where a.paper_id = p.id) as authors
  from papers p`;
