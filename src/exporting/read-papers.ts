import type { IdentifierScheme, SourceKind } from '../record.js';
import type { ExportScope } from './export-scope.js';
import { groupRows } from './group-rows.js';
import type { Snapshot } from './snapshot.js';

/** What the table of papers says of one. */
interface PaperHead {
  id: string;
  slug: string;
  title: string;
  abstract: string | null;
  publishedOn: string | null;
  /** The code of the topic that the paper's first source names first. */
  primaryTopic: string | null;
  authorCount: number | null;
  authorsComplete: boolean;
  institutions: string[];
  hasCode: boolean | null;
  comment: string | null;
  figureCount: number | null;
  commentCount: number | null;
  sourceKinds: SourceKind[];
}

/** An author of a paper. Without a position: not on its byline, but known from another source. */
export interface PaperAuthor {
  slug: string;
  /** The name that the person is shown by. */
  name: string;
  position: number | null;
  nameAsPrinted: string | null;
}

/** A paper with the values that readers see, merged from all sources. */
export interface ExportedPaper extends PaperHead {
  /** In the order of the byline; those without a position behind. */
  authors: PaperAuthor[];
  /** Codes, in the order of the sources. */
  topics: string[];
  identifiers: { scheme: IdentifierScheme; value: string }[];
}

/** The papers of the scope in the order in which they came to the store, some hundred at a time. */
export async function* readPapers(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedPaper[]> {
  const pages = snapshot.pages<PaperHead>(
    'exportPapers',
    `${PAPERS} where ${scope.condition} order by p.id`,
    scope.values,
  );
  for await (const heads of pages) yield await completePapers(snapshot, heads);
}

async function completePapers(snapshot: Snapshot, heads: readonly PaperHead[]): Promise<ExportedPaper[]> {
  const ids = [heads.map(({ id }) => id)];
  const authors = groupRows(await snapshot.read<PaperAuthor & Owned>('exportAuthorships', AUTHORS, ids));
  const topics = groupRows(await snapshot.read<{ code: string } & Owned>('exportPaperTopics', TOPICS, ids));
  const identifiers = groupRows(
    await snapshot.read<ExportedPaper['identifiers'][number] & Owned>(
      'exportPaperIdentifiers',
      IDENTIFIERS,
      ids,
    ),
  );
  return heads.map((head) => ({
    ...head,
    authors: authors(head.id),
    topics: topics(head.id).map(({ code }) => code),
    identifiers: identifiers(head.id),
  }));
}

interface Owned {
  ownerId: string;
}

const PAPERS = `
  select p.id, p.slug, p.title, p.abstract, p.published_on as "publishedOn",
    (select code from topics t where t.id = p.primary_topic_id) as "primaryTopic",
    p.author_count as "authorCount", p.authors_complete as "authorsComplete", p.institutions,
    p.has_code as "hasCode", p.comment, p.figure_count as "figureCount", p.comment_count as "commentCount",
    p.source_kinds as "sourceKinds"
  from papers p`;

const AUTHORS = `
  select s.paper_id as "ownerId", a.slug, a.name, s.position, s.name_as_printed as "nameAsPrinted"
  from authorships s join authors a on a.id = s.author_id
  where s.paper_id = any ($1::bigint[]) order by s.paper_id, s.position nulls last, a.id`;

const TOPICS = `
  select pt.paper_id as "ownerId", t.code from paper_topics pt join topics t on t.id = pt.topic_id
  where pt.paper_id = any ($1::bigint[]) order by pt.paper_id, pt.rank`;

const IDENTIFIERS = `
  select paper_id as "ownerId", scheme, value from paper_identifiers
  where paper_id = any ($1::bigint[]) order by paper_id, scheme, value`;
