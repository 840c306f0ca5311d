/** Which layout a document has, by counting what each prints in every entry: no single line decides. */
import { withoutBlankLines, type Line } from './document/line.js';
import type { PageLayout } from './page-layout.js';

/** The layout with the most signs, of equals the first; null where there is none. */
export function recogniseLayout(layouts: readonly PageLayout[], lines: readonly Line[]): PageLayout | null {
  const printed = withoutBlankLines(lines);
  const votes = layouts.map((layout) => ({ layout, signs: layout.countSigns(printed) }));
  const [best] = votes.sort((a, b) => b.signs - a.signs);
  return best !== undefined && best.signs >= 1 ? best.layout : null;
}
