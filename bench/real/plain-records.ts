/**
 * Bulk files read as plainly as can be, without any code of the service: what is compared with what the service makes of
 * them must not share its mistakes.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What a record says, by the names of an export's fields; a field is left out where it says nothing of it. */
export interface PlainRecord {
  key: string;
  updated: string;
  title: string;
  abstract: string;
  comment: string;
  authors: string[];
  published: string;
  institutions: string[];
  topics: string[];
  dois: string[];
  commentCount: string;
}

type Json = Record<string, unknown>;

const READERS: Readonly<Record<string, (value: Json) => PlainRecord | null>> = {
  arxiv: readArxiv,
  openalex: readOpenAlex,
  huggingface: readHuggingFace,
};

/** The formats that a folder may have files of, in folders of that name. */
export const FORMATS: readonly string[] = Object.keys(READERS);

export function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:jsonl?|ndjson)(?:\.gz)?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** The records of the files by key: of several of one key the one that was changed last, of equal ones the last read. */
export function plainRecords(format: string, files: readonly string[]): Map<string, PlainRecord> {
  const records = new Map<string, PlainRecord>();
  for (const value of files.flatMap(valuesOf)) {
    const record = READERS[format]?.(value) ?? null;
    if (record === null) continue;
    const other = records.get(record.key);
    if (other === undefined || record.updated >= other.updated) records.set(record.key, record);
  }
  return records;
}

function valuesOf(file: string): Json[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    whole = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
  }
  const { results } = whole as { results?: Json[] };
  return Array.isArray(results) ? results : ([whole].flat() as Json[]);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const object = (value: unknown): Json => (value ?? {}) as Json;
const day = (value: unknown): string => {
  const date = new Date(text(value));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
};
const distinct = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value) => value !== '')),
];
const NOTHING = { abstract: '', comment: '', institutions: [], topics: [], dois: [], commentCount: '' };

function readArxiv(value: Json): PlainRecord {
  const parsed = (value.authors_parsed ?? []) as string[][];
  return {
    ...NOTHING,
    key: text(value.id),
    updated: text(value.update_date),
    title: text(value.title),
    abstract: text(value.abstract),
    comment: text(value.comments),
    authors: parsed.map(([family = '', given = '', suffix = '']) => `${given} ${family} ${suffix}`),
    published: day(list(value.versions)[0]?.created),
    institutions: distinct(parsed.flatMap((parts) => parts.slice(3))),
    topics: text(value.categories).split(' '),
    dois: distinct(text(value.doi).toLowerCase().split(/[ ;]+/)),
  };
}

function readOpenAlex(value: Json): PlainRecord {
  const index = Object.entries(object(value.abstract_inverted_index)) as [string, number[]][];
  const words = index.flatMap(([word, places]) => places.map((place) => ({ word, place })));
  const authorships = list(value.authorships);
  const institutions = authorships.map((one) =>
    list(one.institutions).map((place) => text(place.display_name)),
  );
  return {
    ...NOTHING,
    key: text(value.id).replace(/^.*\//, ''),
    updated: text(value.updated_date).slice(0, 10),
    title: text(value.title) || text(value.display_name),
    abstract: words
      .sort((a, b) => a.place - b.place)
      .map(({ word }) => word)
      .join(' '),
    authors: authorships.map((one) => text(object(one.author).display_name) || text(one.raw_author_name)),
    published: text(value.publication_date) || text(String(value.publication_year)),
    institutions: distinct(
      authorships.flatMap((one, at) =>
        (institutions[at] ?? []).length > 0
          ? (institutions[at] ?? [])
          : ((one.raw_affiliation_strings as string[] | null) ?? []),
      ),
    ),
    topics: distinct(
      [object(value.primary_topic), ...list(value.topics)].map((topic) => text(topic.display_name)),
    ),
    dois: distinct([text(value.doi).toLowerCase().replace('https://doi.org/', '')]),
  };
}

function readHuggingFace(value: Json): PlainRecord {
  const paper = object(value.paper);
  return {
    ...NOTHING,
    key: text(paper.id),
    updated: day(value.publishedAt),
    title: text(paper.title),
    abstract: text(paper.summary),
    authors: list(paper.authors)
      .filter(({ hidden }) => hidden !== true)
      .map(({ name }) => text(name)),
    published: day(paper.publishedAt),
    commentCount: typeof value.numComments === 'number' ? String(value.numComments) : '',
  };
}
