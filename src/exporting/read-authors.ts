import { z } from 'zod';
import { ID, columnsOf, computed, bothColumns } from '../database/columns.js';
import { AuthorEntity } from '../database/entities/author.entity.js';
import { type Sql, sql, value } from '../database/sql.js';
import { type ExportScope, belongsTo } from './export-scope.js';
import { groupRows } from './group-rows.js';
import type { Snapshot } from './snapshot.js';

/** A folded name of a person. Numbers are those of the file: names of one cluster are certainly one person's. */
interface ExportedName {
  number: number;
  nameKey: string;
  /** The identifiers that the name is printed with, such as `OPENALEX:A1 ORCID:0000-…`; empty for the name alone. */
  identity: string;
  /** The name's cluster. The key is a promise of version 1 of the file, which keeps the word of its time. */
  core: number;
  /** How often it is printed in which way; with the parts, such as `Ruiz Fabo, Pablo`, where sources state others. */
  spellings: { spelling: string; seen: number; stated: string | null }[];
}

interface ExportedAuthor {
  slug: string;
  name: string;
  /** Slugs that lead here too, of persons who turned out to be this one. */
  formerSlugs: string[];
  names: ExportedName[];
  /** `nobodys` where the identifier is no person's, whoever is printed with it. */
  identifiers: { scheme: string; value: string; core: number; nobodys?: true }[];
  /** True where an import has not yet compared the person with others. */
  unmatched: boolean;
}

/** The authors of the scope's papers in the order in which they came, with all that tells who is who. */
export async function* readAuthors(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedAuthor[]> {
  const pages = snapshot.pages(
    'exportAuthors',
    sql`select ${AUTHOR.list} from authors a
      where ${belongsTo(scope, sql`a.id`, sql`author_id from authorships`)} order by a.id`,
    AUTHOR.shape,
  );
  for await (const authors of pages) {
    const ids = authors.map(({ id }) => id);
    const names = groupRows(await snapshot.rows('exportNames', namesOf(ids), NAME));
    const identifiers = groupRows(
      await snapshot.rows('exportAuthorIdentifiers', identifiersOf(ids), IDENTIFIER),
    );
    yield authors.map(({ id, slug, name, formerSlugs, unmatched }) => ({
      slug,
      name,
      formerSlugs,
      names: names(id),
      identifiers: identifiers(id).map(({ nobodys, ...one }) =>
        nobodys === null ? one : { ...one, nobodys },
      ),
      unmatched,
    }));
  }
}

const AUTHOR = bothColumns(
  columnsOf(AuthorEntity, 'a', ['id', 'slug', 'name']),
  computed(
    sql`array(select s.slug from author_slugs s where s.author_id = a.id order by s.slug) as "formerSlugs",
      exists (select from unmatched_authors u where u.author_id = a.id) as unmatched`,
    { formerSlugs: z.array(z.string()), unmatched: z.boolean() },
  ),
);

function namesOf(authorIds: readonly string[]): Sql {
  return sql`
    select n.author_id as "ownerId", n.id::float8 as number, n.name_key as "nameKey", n.identity,
      n.cluster_id::float8 as core,
      (select coalesce(json_agg(json_build_object('spelling', s.spelling, 'seen', s.seen_count, 'stated', nullif(s.stated, ''))
        order by s.spelling, s.stated), '[]')
       from author_spellings s where s.author_name_id = n.id) as spellings
    from author_names n where n.author_id = any (${value(authorIds, 'bigint[]')}) order by n.author_id, n.id`;
}

const NAME: z.ZodType<ExportedName & { ownerId: string }> = z.strictObject({
  ownerId: ID,
  number: z.int(),
  nameKey: z.string(),
  identity: z.string(),
  core: z.int(),
  spellings: z.array(z.strictObject({ spelling: z.string(), seen: z.int(), stated: z.string().nullable() })),
});

function identifiersOf(authorIds: readonly string[]): Sql {
  return sql`
    select distinct n.author_id as "ownerId", i.scheme, i.value, i.cluster_id::float8 as core,
      case when i.is_nobodys then true end as nobodys
    from author_names n join author_identifiers i on i.cluster_id = n.cluster_id
    where n.author_id = any (${value(authorIds, 'bigint[]')}) order by n.author_id, i.scheme, i.value`;
}

const IDENTIFIER = z.strictObject({
  ownerId: ID,
  scheme: z.string(),
  value: z.string(),
  core: z.int(),
  nobodys: z.literal(true).nullable(),
});

interface ExportedMerge {
  /** Who the two are now; of a merge that was undone, whoever bears the first of the kept names. */
  author: string;
  /** Numbers of names. */
  kept: number[];
  merged: number[];
  mergedSlug: string | null;
  evidence: unknown;
  mergedAt: string;
  undoneAt: string | null;
}

/** The merges of the scope's authors in the order in which they were made, also those that were undone. */
export function readMerges(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedMerge[]> {
  return snapshot.pages(
    'exportMerges',
    sql`select a.slug as author, m.kept_name_ids::float8[] as kept, m.merged_name_ids::float8[] as merged,
        m.merged_slug as "mergedSlug", m.evidence, ${moment(sql`m.merged_at`)} as "mergedAt",
        ${moment(sql`m.undone_at`)} as "undoneAt"
      from author_merges m join authors a on a.id = m.author_id
      where ${belongsTo(scope, sql`m.author_id`, sql`author_id from authorships`)} order by m.id`,
    MERGE,
  );
}

/** To the microsecond, which the driver would cut off. */
function moment(column: Sql): Sql {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

const MERGE: z.ZodType<ExportedMerge> = z.strictObject({
  author: z.string(),
  kept: z.array(z.int()),
  merged: z.array(z.int()),
  mergedSlug: z.string().nullable(),
  evidence: z.unknown(),
  mergedAt: z.string(),
  undoneAt: z.string().nullable(),
});
