/** What a file that is none of the bulk formats seems to be, for whoever gave it. */
import { isJsonObject } from './json/json-fields.js';

/** How files of other kinds begin; each completes the sentence "The file …". */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^PK[^\w\s]{2}[\s\S]{26,200}?(?:xl\/|word\/|\[Content_Types\])/, 'is a document of an office program'],
  [/^PK[^\w\s]{2}/, 'is a ZIP archive: unpack it first'],
  [/^%PDF-/, 'is a PDF'],
  [/^PAR1/, 'is a Parquet file'],
  [/^SQLite format 3/, 'is an SQLite database'],
  [/^BZh\d/, 'is packed with bzip2: unpack it first, or pack it with gzip'],
  [/^\u00FD7zXZ/, 'is packed with xz: unpack it first, or pack it with gzip'],
  [/^\u0028\u00B5\u002F\u00FD/, 'is packed with zstd: unpack it first, or pack it with gzip'],
  [/^7z\u00BC\u00AF/, 'is a 7z archive: unpack it first'],
  [/^[\s\S]{257}ustar/, 'is a tar archive: unpack it first'],
  [/^(?:\u00FF\u00FE|\u00FE\u00FF)/, 'is text in UTF-16, expected UTF-8'],
  [/^\s*<(?:!doctype html|html|head|body)/i, 'is an HTML page'],
  [/^\s*<(?:\?xml|!--|[a-z])/i, 'is XML of another kind'],
  [/^\s*@\w+\s*[{(]/m, 'is BibTeX'],
  [/^\uFEFF?\s*TY {2}- /m, 'is in the format RIS'],
  [/^\uFEFF?\s*(?:FN |PT [JBSP]\s)/, 'is an export of Web of Science'],
  [/^\s*PMID- /m, 'is an export of PubMed'],
  [/^[^\n{}<]{0,2000}\t[^\n]*\n/, 'is a table with tabs between its columns'],
  [/^[^\n{}<]{0,2000}(?:,[^\n]*){2}\n/, 'is a table with commas between its columns (CSV)'],
];

/** By its first bytes, as text of one byte a character; null where they say nothing. */
export function describeBytes(head: string): string | null {
  return BEGINNINGS.find(([pattern]) => pattern.test(head))?.[1] ?? null;
}

type Signs = readonly (readonly [
  description: string,
  holds: (value: Readonly<Record<string, unknown>>) => boolean,
])[];

const OTHER_JSON: Signs = [
  ['holds an export of Papergraph (format papergraph)', isLineOfExport],
  ['holds authors, institutions or other records of OpenAlex, which are no works', isOtherOfOpenAlex],
  ['holds an answer of Crossref', (value) => 'message' in value && 'message-type' in value],
  ['holds works of Crossref', (value) => 'DOI' in value && 'reference-count' in value],
  ['holds papers of Semantic Scholar', (value) => 'paperId' in value || 'corpusid' in value],
  ['holds works of DataCite', (value) => 'attributes' in value && value.type === 'dois'],
  ['holds a bibliography in CSL-JSON', (value) => 'type' in value && ('issued' in value || 'DOI' in value)],
  ['holds an error of an interface', (value) => 'error' in value || 'errors' in value],
];

function isLineOfExport(value: Readonly<Record<string, unknown>>): boolean {
  const [key = '', ...others] = Object.keys(value);
  return (
    others.length === 0 &&
    ['topic', 'venue', 'institution', 'author', 'merge', 'source', 'paper'].includes(key)
  );
}

function isOtherOfOpenAlex({ id }: Readonly<Record<string, unknown>>): boolean {
  return typeof id === 'string' && /^https?:\/\/openalex\.org\/[AIVSCTPFK]\d/i.test(id);
}

/** By the first values of JSON; null where they say nothing. */
export function describeValues(values: readonly unknown[]): string | null {
  const objects = values.filter(isJsonObject);
  return OTHER_JSON.find(([, holds]) => objects.some(holds))?.[0] ?? null;
}
