import { bibtexEntry } from './bibtex.js';
import type { CitablePaper } from './citable-paper.js';
import { cslItem } from './csl.js';
import { risRecord } from './ris.js';
import { schemaOrgWork } from './schema-org.js';

/** The forms in which reference managers, and pages, take a paper; the values of the schema's enum. */
export const CITATION_FORMATS = ['BIBTEX', 'RIS', 'CSL_JSON', 'SCHEMA_ORG'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

const WRITERS: Readonly<Record<CitationFormat, (paper: CitablePaper) => string>> = {
  BIBTEX: bibtexEntry,
  RIS: risRecord,
  CSL_JSON: (paper) => `${cslItem(paper)}\n`,
  SCHEMA_ORG: (paper) => `${schemaOrgWork(paper)}\n`,
};

/** One paper, as a file of its own: the same for the graph and for HTTP. */
export function citation(paper: CitablePaper, format: CitationFormat): string {
  return WRITERS[format](paper);
}

/** Papers one after the other, as one file; of CSL-JSON a list. */
export async function* citations(
  pages: AsyncIterable<readonly CitablePaper[]>,
  format: Exclude<CitationFormat, 'SCHEMA_ORG'>,
): AsyncGenerator<string> {
  if (format === 'CSL_JSON') yield* cslList(pages);
  else yield* parted(pages, format);
}

/** Entries of BibTeX have a line between them. */
async function* parted(
  pages: AsyncIterable<readonly CitablePaper[]>,
  format: 'BIBTEX' | 'RIS',
): AsyncGenerator<string> {
  const behind = format === 'BIBTEX' ? '\n' : '';
  for await (const papers of pages)
    yield papers.map((paper) => `${citation(paper, format)}${behind}`).join('');
}

async function* cslList(pages: AsyncIterable<readonly CitablePaper[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const papers of pages) {
    for (const paper of papers) {
      yield `${before}${cslItem(paper)}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
