import { isByline, hasGluedTitle } from '../bylines/byline.js';
import type { Line } from '../document/line.js';
import { readPrintedDate } from '../document/printed-date.js';
import { isEndMarker, portrayedPerson } from './chrome.js';

/** End markers, and dates above a byline. */
export function countCatalyzexSigns(printed: readonly Line[]): number {
  const signs = printed.filter((line, index) => {
    if (isEndMarker(line.text) || /^Figure \d+ for /.test(line.text) || portrayedPerson(line.text) !== null)
      return true;
    const next = printed[index + 1]?.text ?? '';
    return readPrintedDate(line.text) !== null && isByline(next) && !hasGluedTitle(next);
  });
  return signs.length;
}
