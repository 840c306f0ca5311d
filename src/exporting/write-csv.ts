import type { IdentifierScheme } from '../terms.js';
import type { ExportedPaper } from './read-papers.js';

/**
 * Each column with its cell. Several values of one cell are joined by a semicolon and a space; of those within a
 * value the semicolon has a backslash before it, and so has a backslash.
 */
const COLUMNS: readonly (readonly [name: string, cell: (paper: ExportedPaper) => string])[] = [
  ['slug', ({ slug }) => slug],
  ['title', ({ title }) => title],
  ['published_on', ({ publishedOn }) => publishedOn ?? ''],
  ['published_in', ({ publishedIn }) => publishedIn ?? ''],
  ['authors', ({ authors }) => list(authors.map(({ name }) => name))],
  ['author_count', ({ authorCount }) => String(authorCount ?? '')],
  ['topics', ({ topics }) => list(topics)],
  ['institutions', ({ institutions }) => list(institutions)],
  ['has_code', ({ hasCode }) => String(hasCode ?? '')],
  ['comment', ({ comment }) => comment ?? ''],
  ['arxiv', (paper) => list(valuesOf(paper, 'ARXIV'))],
  ['doi', (paper) => list(valuesOf(paper, 'DOI'))],
  ['openalex', (paper) => list(valuesOf(paper, 'OPENALEX'))],
  ['source_kinds', ({ sourceKinds }) => list(sourceKinds)],
  ['abstract', ({ abstract }) => abstract ?? ''],
];

/**
 * Papers as CSV after RFC 4180: a header, then one record a paper, in UTF-8. Cells are to the letter, also those
 * that begin with `=`, `+`, `-` or `@`: with a sign put before it a title would no longer be the title, for every
 * program that reads the file, and a spreadsheet can be told to import columns as text.
 */
export async function* csvLines(pages: AsyncIterable<readonly ExportedPaper[]>): AsyncGenerator<string> {
  yield csvRecord(COLUMNS.map(([name]) => name));
  for await (const papers of pages) {
    yield papers.map((paper) => csvRecord(COLUMNS.map(([, cell]) => cell(paper)))).join('');
  }
}

/** The cell of a paper in the column of that name, before it is quoted. */
export function cellOf(column: string, paper: ExportedPaper): string {
  return COLUMNS.find(([name]) => name === column)?.[1](paper) ?? '';
}

function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

/** Space at either end is quoted too: some readers take it away where it is not. */
function csvField(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function valuesOf({ identifiers }: ExportedPaper, wanted: IdentifierScheme): string[] {
  return identifiers.filter(({ scheme }) => scheme === wanted).map(({ value }) => value);
}

function list(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(/\\|;(?= |$)/g, '\\$&')).join('; ');
}
