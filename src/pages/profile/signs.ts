import { hasBylineBelow } from '../bylines/place-byline.js';
import { isLabelledHead, readEntryHead } from '../document/entry-head.js';
import type { Line } from '../document/line.js';
import { isProfileFigure } from './head.js';

/** So many lines at most stand above the first entry. */
const HEAD_LINES = 40;

/** Heads with a byline two lines on, and figures above the first of them. */
export function countProfileSigns(printed: readonly Line[]): number {
  const firstHead = printed.findIndex((line) => isLabelledHead(line.text));
  const above = printed.slice(0, firstHead === -1 ? HEAD_LINES : Math.min(firstHead, HEAD_LINES));
  const figures = above.filter((line) => isProfileFigure(line.text));
  const bylines = printed.filter(
    (line, index) => readEntryHead(line.text) !== null && hasBylineBelow(printed, index),
  );
  return bylines.length + figures.length;
}
