import type { SourceKind } from '../terms.js';
import { catalyzexLayout } from './catalyzex/layout.js';
import { dailyPapersLayout } from './daily-papers/layout.js';
import type { PageLayout } from './page-layout.js';
import { paperListLayout } from './paper-list/layout.js';
import { profileLayout } from './profile/layout.js';

/** Every layout of pages that can be read. Of two that a document shows equal signs of, the first is taken. */
export const PAGE_LAYOUTS: readonly PageLayout[] = [
  profileLayout,
  paperListLayout,
  catalyzexLayout,
  dailyPapersLayout,
];

/** The layout of that kind; null where the kind is none of pages. */
export function findLayout(kind: SourceKind): PageLayout | null {
  return PAGE_LAYOUTS.find((layout) => layout.kind === kind) ?? null;
}
