/** Which layout a document has, by counting what each prints in every entry: no single line decides. */
import { PAGE_LAYOUTS } from './all-layouts.js';
import { withoutBlankLines, type Line } from './document/line.js';
import type { PageLayout } from './page-layout.js';

/** The layout with the most signs; null where there is none. */
export function recogniseLayout(lines: readonly Line[]): PageLayout | null {
  const printed = withoutBlankLines(lines);
  const votes = PAGE_LAYOUTS.map((layout) => ({ layout, signs: layout.countSigns(printed) }));
  const [best] = votes.sort((a, b) => b.signs - a.signs);
  return best !== undefined && best.signs >= 1 ? best.layout : null;
}
