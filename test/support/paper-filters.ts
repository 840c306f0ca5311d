import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { PUBLICATION_TYPES } from '../../src/text/publication-types.js';
import { SOURCE_KIND_NAMES } from '../../src/source-kinds.js';
import type { PaperConditions } from '../../src/store/papers/paper-filter.js';
import { foldText, foldTitle } from '../../src/text/fold.js';

/** What filters and counts go by, read plainly from the tables. */
export interface PaperValues {
  slug: string;
  title: string;
  publishedOn: string | null;
  publishedIn: string | null;
  authorCount: number | null;
  hasCode: boolean | null;
  institutions: string[];
  topics: { code: string; label: string }[];
  authors: string[];
  sourceKinds: string[];
  type: string | null;
  /** As `Date.toISOString` writes it. */
  addedAt: string;
}

/** Every paper of the store. */
export async function readPaperValues(dataSource: DataSource): Promise<PaperValues[]> {
  return dataSource.query(`
    select p.slug, p.title, p.published_on as "publishedOn", p.published_in as "publishedIn", p.author_count as "authorCount",
      p.has_code as "hasCode", p.institutions, p.publication_type as type,
      to_char(p.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt",
      (select coalesce(json_agg(json_build_object('code', t.code, 'label', t.label)), '[]')
       from paper_topics pt join topics t on t.id = pt.topic_id where pt.paper_id = p.id) as topics,
      array(select a.slug from authorships s join authors a on a.id = s.author_id where s.paper_id = p.id) as authors,
      array(select distinct s.kind from listings l join sources s on s.id = l.source_id
            where l.paper_id = p.id) as "sourceKinds"
    from papers p`);
}

/** What the filter means, computed over one paper. Full text is the database's to judge and left out here. */
export function meets(paper: PaperValues, filter: PaperConditions): boolean {
  return meetsParts(paper, filter) && meetsValues(paper, filter) && meetsRelations(paper, filter);
}

function meetsParts(paper: PaperValues, { and, or, not }: PaperConditions): boolean {
  return (
    (and ?? []).every((part) => meets(paper, part)) &&
    (or?.some((part) => meets(paper, part)) ?? true) &&
    !(not && meets(paper, not))
  );
}

function meetsValues(paper: PaperValues, filter: PaperConditions): boolean {
  return (
    containsTitle(paper.title, filter.titleContains ?? '') &&
    isPublishedIn(paper, filter.publishedOn ?? {}) &&
    inRange(paper.authorCount, filter.authorCount?.min, filter.authorCount?.max) &&
    inRange(paper.addedAt, momentOf(filter.addedAt?.from), momentOf(filter.addedAt?.to)) &&
    (filter.hasCode ?? paper.hasCode) === paper.hasCode
  );
}

function containsTitle(title: string, asked: string): boolean {
  const fold = /[\p{L}\p{N}]/u.test(asked) ? foldTitle : foldText;
  return fold(title).includes(fold(asked));
}

/** Every day that the date may mean is in the range. */
function isPublishedIn(
  { publishedOn, publishedIn }: PaperValues,
  { from, to }: { from?: string | null; to?: string | null },
): boolean {
  const date = publishedOn ?? publishedIn;
  const first = date === null ? null : date + '-01-01'.slice(0, 10 - date.length);
  const last = date === null ? null : date + '-12-31'.slice(0, 10 - date.length);
  const isMonth = date?.length === 7;
  const lastOfMonth = isMonth
    ? new Date(Date.UTC(+date.slice(0, 4), +date.slice(5), 0)).toISOString().slice(0, 10)
    : last;
  return inRange(first, from, null) && inRange(lastOfMonth, null, to);
}

function meetsRelations(paper: PaperValues, filter: PaperConditions): boolean {
  return (
    anyOf(
      filter.topics,
      paper.topics.flatMap(({ code, label }) => [code, label]),
    ) &&
    anyOf(filter.authors, paper.authors) &&
    anyOf(filter.institutions, paper.institutions) &&
    anyOf(filter.sourceKinds, paper.sourceKinds) &&
    anyOf(filter.types, paper.type === null ? [] : [paper.type])
  );
}

function momentOf(given: Date | null | undefined): string | null {
  return given?.toISOString() ?? null;
}

function anyOf(given: string[] | null | undefined, values: string[]): boolean {
  return given?.some((value) => values.includes(value)) ?? true;
}

function inRange<Value extends string | number>(
  value: Value | null,
  least?: Value | null,
  most?: Value | null,
): boolean {
  if (least == null && most == null) return true;
  return value !== null && value >= (least ?? value) && value <= (most ?? value);
}

/** Values that filters are made of: some that papers have, and some that none has. */
export interface FilterSamples {
  titles: string[];
  days: string[];
  topics: string[];
  authors: string[];
  institutions: string[];
}

/** Filters of all conditions but full text, within each other. */
export function paperFilters(samples: FilterSamples): fc.Arbitrary<PaperConditions> {
  const parts = (tie: fc.Arbitrary<PaperConditions>, maxLength: number) =>
    fc.option(fc.array(tie, { maxLength, depthIdentifier: 'filter' }), NESTED);
  const { filter } = fc.letrec<{ filter: PaperConditions }>((tie) => ({
    filter: fc.record(
      {
        ...conditions(samples),
        and: parts(tie('filter'), 2),
        or: parts(tie('filter'), 3),
        not: fc.option(tie('filter'), NESTED),
      },
      { requiredKeys: [] },
    ),
  }));
  return filter;
}

const NESTED = { nil: undefined, freq: 1, depthIdentifier: 'filter' };
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 1 });
const few = <Value>(values: readonly Value[]) => fc.subarray([...values], { maxLength: 3 });

function conditions({ titles, days, topics, authors, institutions }: FilterSamples) {
  const day = optional(fc.constantFrom(...days));
  return {
    titleContains: optional(fc.constantFrom(...titles)),
    publishedOn: optional(fc.record({ from: day, to: day })),
    topics: optional(few(topics)),
    authors: optional(few(authors)),
    institutions: optional(few(institutions)),
    hasCode: optional(fc.boolean()),
    authorCount: optional(
      fc.record({
        min: optional(fc.integer({ min: 0, max: 12 })),
        max: optional(fc.integer({ min: 0, max: 120 })),
      }),
    ),
    sourceKinds: optional(few(SOURCE_KIND_NAMES)),
    types: optional(few(PUBLICATION_TYPES)),
  };
}

/** Of the five documents. */
export const SEEDED_SAMPLES: FilterSamples = {
  titles: ['', 'learning', 'META-', '%', '_', ': ', 'é', '(1+1)', '"what"'],
  days: ['2012-06-09', '2019-01-01', '2022-07-05', '2023-12-31', '2026-01-01'],
  topics: ['cs.LG', 'LG', 'AI', 'stat.ML', 'cs.XX', ''],
  authors: ['tim-genewein', 'shane-legg', 'simon-osindero', 'nobody'],
  institutions: ['deepmind', 'baidu', 'stanford', 'Deepmind'],
};

/** Of made-up papers: what the first of them have. */
export function samplesOf(papers: readonly PaperValues[]): FilterSamples {
  const some = papers.slice(0, 60);
  return {
    titles: ['', 'e', 'Learning', 'ö', ...some.slice(0, 5).map(({ title }) => title.slice(0, 6))],
    days: some.flatMap(({ publishedOn }) => publishedOn ?? []).slice(0, 6),
    topics: [
      'cs.LG',
      'CV',
      'nothing',
      ...some.slice(0, 9).flatMap(({ topics }) => topics.map(({ code }) => code)),
    ],
    authors: ['nobody', ...some.slice(0, 9).flatMap(({ authors }) => authors.slice(0, 2))],
    institutions: ['nowhere', ...new Set(some.flatMap(({ institutions }) => institutions))].slice(0, 9),
  };
}
