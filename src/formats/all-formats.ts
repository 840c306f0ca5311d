import { arxivFormat } from './arxiv/format.js';
import type { BulkFormat } from './bulk-format.js';
import { huggingFaceFormat } from './huggingface/format.js';
import { openAlexFormat } from './openalex/format.js';

/** Every kind of bulk file that can be imported. */
export const BULK_FORMATS: readonly BulkFormat[] = [arxivFormat, openAlexFormat, huggingFaceFormat];

/** The format of that name, such as `arxiv`; null where there is none. */
export function findFormat(name: string): BulkFormat | null {
  return BULK_FORMATS.find((format) => format.name === name) ?? null;
}
