import { hasGluedTitle } from '../bylines/byline.js';
import { hasBylineBelow } from '../bylines/place-byline.js';
import { isLabelledHead, readEntryHead } from '../document/entry-head.js';
import type { Line } from '../document/line.js';

/** Heads whose byline, if they have one, is on the title's line. */
export function countListSigns(printed: readonly Line[]): number {
  const heads = printed.filter((line, index) => {
    if (hasBylineBelow(printed, index)) return false;
    if (isLabelledHead(line.text)) return true;
    return readEntryHead(line.text) !== null && hasGluedTitle(printed[index + 1]?.text ?? '');
  });
  return heads.length;
}
