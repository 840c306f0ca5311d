import { z } from 'zod';
import { ID, bothColumns, columnsOf, computed } from '../database/columns.js';
import { PaperEntity } from '../database/entities/paper.entity.js';
import { type Sql, sql, value } from '../database/sql.js';
import { type SurvivingValues, SURVIVING_NAMES } from '../listing-fields.js';
import { IDENTIFIER_SCHEMES, type IdentifierScheme, type SourceKind } from '../terms.js';
import type { ExportScope } from './export-scope.js';
import { groupRows } from './group-rows.js';
import type { Snapshot } from './snapshot.js';

/** What the table of papers says of one. */
interface PaperHead extends SurvivingValues {
  id: string;
  slug: string;
  /** The code of the topic that the paper's first source names first. */
  primaryTopic: string | null;
  authorCount: number | null;
  authorsComplete: boolean;
  institutions: string[];
  sourceKinds: SourceKind[];
  addedAt: Date;
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
    sql`select ${PAPER.list} from papers p where ${scope.condition} order by p.id`,
    PAPER.shape,
  );
  for await (const heads of pages) yield await completePapers(snapshot, heads);
}

async function completePapers(snapshot: Snapshot, heads: readonly PaperHead[]): Promise<ExportedPaper[]> {
  const ids = heads.map(({ id }) => id);
  const authors = groupRows(await snapshot.rows('exportAuthorships', authorsOf(ids), AUTHOR));
  const topics = groupRows(await snapshot.rows('exportPaperTopics', topicsOf(ids), TOPIC));
  const identifiers = groupRows(
    await snapshot.rows('exportPaperIdentifiers', identifiersOf(ids), IDENTIFIER),
  );
  return heads.map((head) => ({
    ...head,
    authors: authors(head.id),
    topics: topics(head.id).map(({ code }) => code),
    identifiers: identifiers(head.id),
  }));
}

const PRIMARY_TOPIC = computed(
  sql`(select code from topics t where t.id = p.primary_topic_id) as "primaryTopic"`,
  { primaryTopic: z.string().nullable() },
);

const FIRST = [
  'title',
  'abstract',
  'publishedOn',
  'publishedIn',
] as const satisfies readonly (keyof SurvivingValues)[];
type OtherField = Exclude<keyof SurvivingValues, (typeof FIRST)[number]>;

const OTHERS = SURVIVING_NAMES.filter((name): name is OtherField => !FIRST.some((first) => first === name));

/** In the order in which they are written. */
const PAPER = bothColumns(
  bothColumns(columnsOf(PaperEntity, 'p', ['id', 'slug', ...FIRST]), PRIMARY_TOPIC),
  columnsOf(PaperEntity, 'p', [
    'authorCount',
    'authorsComplete',
    'institutions',
    ...OTHERS,
    'sourceKinds',
    'addedAt',
  ]),
);

function authorsOf(paperIds: readonly string[]): Sql {
  return sql`
    select s.paper_id as "ownerId", a.slug, a.name, s.position, s.name_as_printed as "nameAsPrinted"
    from authorships s join authors a on a.id = s.author_id
    where s.paper_id = any (${value(paperIds, 'bigint[]')}) order by s.paper_id, s.position nulls last, a.id`;
}

const AUTHOR: z.ZodType<PaperAuthor & { ownerId: string }> = z.strictObject({
  ownerId: ID,
  slug: z.string(),
  name: z.string(),
  position: z.int().nullable(),
  nameAsPrinted: z.string().nullable(),
});

function topicsOf(paperIds: readonly string[]): Sql {
  return sql`
    select pt.paper_id as "ownerId", t.code from paper_topics pt join topics t on t.id = pt.topic_id
    where pt.paper_id = any (${value(paperIds, 'bigint[]')}) order by pt.paper_id, pt.rank`;
}

const TOPIC = z.strictObject({ ownerId: ID, code: z.string() });

function identifiersOf(paperIds: readonly string[]): Sql {
  return sql`
    select paper_id as "ownerId", scheme, value from paper_identifiers
    where paper_id = any (${value(paperIds, 'bigint[]')}) order by paper_id, scheme, value`;
}

const IDENTIFIER = z.strictObject({ ownerId: ID, scheme: z.enum(IDENTIFIER_SCHEMES), value: z.string() });
