import { runStatements } from './run-statements.js';

/** What is asked of, by slug; the same for the same store. */
export interface CitationDraws {
  /** By chance. */
  papers: string[];
  mostCited: string[];
  /** Those whose number of papers is nearest to 500. */
  persons: string[];
  /** Codes, those with the most papers first. */
  topics: string[];
}

const PAPERS = 5_000;

export async function drawCitations(url: string): Promise<CitationDraws> {
  const texts = async (statement: string) =>
    (await runStatements<{ text: string }>(url, statement)).map(({ text }) => text);
  return {
    papers: await texts(`
      select slug as text from papers where author_count > 0 order by md5(id::text) limit ${PAPERS}`),
    mostCited: await texts(`
      select p.slug as text from cited_works w join papers p on p.id = w.paper_id
      order by w.citation_count desc, w.id limit 50`),
    persons: await texts(`select slug as text from authors order by abs(paper_count - 500), id limit 20`),
    topics: await texts(`select code as text from topics order by paper_count desc, id limit 10`),
  };
}

/** How much room what is cited takes, for each citation. */
export async function spaceOfCitations(url: string): Promise<string> {
  const [space] = await runStatements<{ edges: number; works: number; own: number; all: number }>(
    url,
    `select (select count(*)::int from citations) as edges, (select count(*)::int from cited_works) as works,
       pg_total_relation_size('citations')::float8 as own,
       (pg_total_relation_size('citations') + pg_total_relation_size('cited_works')
         + pg_total_relation_size('cited_identifiers'))::float8 as all`,
  );
  if (space === undefined || space.edges === 0) throw new Error('Nothing in this store cites anything.');
  const bytes = (of: number) => (of / space.edges).toFixed(0);
  return `${space.edges.toLocaleString('en')} citations of ${space.works.toLocaleString('en')} works: ${bytes(space.own)} bytes each with their indexes, ${bytes(space.all)} with the works and what they are cited by (goal: at most 120)`;
}
