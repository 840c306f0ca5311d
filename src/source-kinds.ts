import { BULK_FORMATS } from './formats/all-formats.js';
import { PAGE_LAYOUTS } from './pages/all-layouts.js';
import type { DescribedKind } from './terms.js';

/** Every kind of source, as the layouts of pages and the bulk formats describe them. */
export const SOURCE_KINDS: readonly DescribedKind[] = [...PAGE_LAYOUTS, ...BULK_FORMATS];

/** Their names alone, for checks of what comes in. */
export const SOURCE_KIND_NAMES = SOURCE_KINDS.map(({ kind }) => kind);
