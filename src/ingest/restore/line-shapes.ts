import { z } from 'zod';
import { type ColumnValues, fieldShapes } from '../../listing-fields.js';
import { isLink } from '../../text/links.js';
import { isReference } from '../../text/references.js';
import { DOUBT_KINDS, type SourceKind } from '../../terms.js';

/** The shapes of the lines that `papergraph export --format ndjson` writes, as far as a store is made from them. */

/** The version of the lines that is read. */
export const VERSION = 1;

const HALF_CHARACTER = /[\uD800-\uDFFF]/u;

const text = z.string().refine((value) => !value.includes('\u0000') && !HALF_CHARACTER.test(value), {
  error: 'expected text that the database can hold, without U+0000 and halves of characters',
});
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'expected a slug, such as tim-genewein' });
const day = z.iso
  .date({ error: 'expected a day of the calendar, such as 2022-09-30' })
  .refine((value) => !value.startsWith('0000'), { error: 'expected a day from the year 0001 on' });
const moment = z.iso.datetime({ error: 'expected a time, such as 2026-01-31T12:00:00Z' });
const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { error: 'expected a UUID' });
const identifier = z.string().regex(/^[A-Z_]+:[^\p{Cc}\p{Cs}]+$/u, {
  error: 'expected an identifier behind its scheme, such as DOI:10.1000/182',
});
const reference = text.refine(isReference, {
  error: 'expected a reference, such as DOI:10.1000/182, and behind tabs its year and title',
});
const link = text.refine(isLink, {
  error: 'expected a link behind its kind, such as PDF https://example.org/a.pdf',
});
const schemedIdentifier = z.object({ scheme: z.string().regex(/^[A-Z_]+$/), value: text });
/** The number of a name within the file. */
const number = z.int().positive();
const count = z.int32().nullable();

const topic = z.object({ code: text, label: text, name: text });

/** Of a venue or an institution its addresses; its other values are computed from what listings say. */
const body = z.object({ key: text, slug, formerSlugs: z.array(slug), name: text });

const author = z.object({
  slug,
  name: text,
  formerSlugs: z.array(slug),
  names: z.array(
    z.object({
      number,
      nameKey: text,
      identity: text,
      /** The name's cluster; see `read-authors.ts` for the word. */
      core: number,
      spellings: z.array(
        z.object({ spelling: text, seen: z.int32(), stated: text.nullable().default(null) }),
      ),
    }),
  ),
  /** `nobodys` where the identifier is no person's, whoever is printed with it. */
  identifiers: z.array(schemedIdentifier.extend({ core: number, nobodys: z.boolean().default(false) })),
  unmatched: z.boolean(),
});

const merge = z.object({
  author: slug,
  kept: z.array(number),
  merged: z.array(number),
  mergedSlug: slug.nullable(),
  evidence: z.record(z.string(), z.json()),
  mergedAt: moment,
  undoneAt: moment.nullable(),
});

const source = z.object({
  name: text,
  kind: text,
  manifestRank: z.int32(),
  crawledIn: count,
  /** Exports of before lack it. */
  pageDate: day.nullable().default(null),
  /** Null of a document that was exported in part: it is not known, so that it is loaded whole when it comes again. */
  fingerprint: text.nullable(),
  owner: z.object({ slug, name: text, inferred: z.boolean() }).nullable(),
  metrics: z
    .object({
      field: text.nullable(),
      hIndex: count,
      paperCount: count,
      citationCount: count,
      noveltyPercent: z.number().nullable(),
      aiScore: z.number().nullable(),
    })
    .nullable(),
  problems: z.array(z.object({ line: z.int(), message: text })),
});

/** What values of a field look like, by the type of its column. */
const VALUES: { [Type in keyof ColumnValues]: z.ZodType<ColumnValues[Type]> } = {
  text,
  date: day,
  uuid: fingerprint,
  boolean: z.boolean(),
  integer: z.int32(),
  'text[]': z.array(text),
};

const listing = z.object({
  source: text,
  position: z.int32(),
  apartFrom: z.array(z.object({ source: text, position: z.int32() })).default([]),
  ...fieldShapes(VALUES),
  identifiers: z.array(identifier),
  references: z.array(reference).default([]),
  links: z.array(link).default([]),
  /** Exports of before name parts were kept lack it. */
  authorParts: z.array(text).default([]),
});

/** Only what the listings do not tell is read; the other values of an exported paper are for readers. */
const paper = z.object({
  slug,
  formerSlugs: z.array(slug),
  /** Exports of before lack it: the store has the paper from then on. */
  addedAt: moment
    .refine((value) => value > '0001' && value < '9999-12-31', {
      error: 'expected a time of the years 0001 to 9999',
    })
    .nullable()
    .default(null),
  identifiers: z.array(schemedIdentifier),
  listings: z.array(listing).min(1),
});

const doubt = z.object({
  kind: z.enum(DOUBT_KINDS),
  subjects: z.tuple([slug, slug]),
  likelihood: z.number(),
  evidence: z.array(text),
});

/** What each line has to be, by its kind. */
export function lineShapes(sourceKinds: readonly SourceKind[]) {
  return {
    topic,
    venue: body,
    institution: body,
    author,
    merge,
    source: source.extend({ kind: z.enum(sourceKinds) }),
    paper,
    doubt,
  };
}

export type LineShapes = ReturnType<typeof lineShapes>;
export type LineKind = keyof LineShapes;
/** What a line of a kind holds. */
export type LineOf<Kind extends LineKind> = z.infer<LineShapes[Kind]>;
export type RestoredListing = z.infer<typeof listing>;
