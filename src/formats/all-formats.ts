import { arxivFormat } from './arxiv/format.js';
import { bibtexFormat } from './bibtex/format.js';
import type { BulkFormat } from './bulk-format.js';
import { crossrefFormat } from './crossref/format.js';
import { cslFormat } from './csl/format.js';
import { huggingFaceFormat } from './huggingface/format.js';
import { openAlexFormat } from './openalex/format.js';
import { risFormat } from './ris/format.js';
import { semanticScholarFormat } from './semantic-scholar/format.js';

/** Every kind of bulk file that can be imported. */
export const BULK_FORMATS: readonly BulkFormat[] = [
  arxivFormat,
  openAlexFormat,
  huggingFaceFormat,
  bibtexFormat,
  risFormat,
  cslFormat,
  crossrefFormat,
  semanticScholarFormat,
];

/** The format of that name, such as `arxiv`; null where there is none. */
export function findFormat(name: string): BulkFormat | null {
  return BULK_FORMATS.find((format) => format.name === name) ?? null;
}
