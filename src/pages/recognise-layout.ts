/** Which layout a document has, by counting what each prints in every entry: no single line decides. */
import { bylineEnd, isByline } from './bylines/byline.js';
import { isEndMarker, portrayedPerson } from './catalyzex/catalyzex-chrome.js';
import { readDailyLines } from './daily-papers/daily-papers-lines.js';
import { withoutBlankLines, type Line } from './document/document-line.js';
import type { PageLayout } from './document/draft-entry.js';
import { readEntryHead } from './document/entry-head.js';
import { hasGluedTitle } from './glued-titles/looks-glued.js';
import { readPrintedDate } from './document/printed-date.js';
import { placeByline } from './profile/profile-byline.js';
import { isProfileFigure } from './profile/profile-head.js';

/** The layout with the most signs; null where there is none. */
export function recogniseLayout(lines: readonly Line[]): PageLayout | null {
  const printed = withoutBlankLines(lines);
  const votes: [PageLayout, number][] = [
    ['PROFILE_PAGE', countProfileSigns(printed)],
    ['PAPER_LIST_PAGE', countListSigns(printed)],
    ['CATALYZEX_PAGE', countCatalyzexSigns(printed)],
    ['DAILY_PAPERS_PAGE', countDailySigns(printed)],
  ];
  const [best] = votes.sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= 1 ? best[0] : null;
}

/** Heads with a byline two lines on, and figures above the first of them. */
function countProfileSigns(printed: readonly Line[]): number {
  const firstHead = printed.findIndex((line) => isLabelledHead(line));
  const above = printed.slice(0, firstHead === -1 ? 40 : Math.min(firstHead, 40));
  const figures = above.filter((line) => isProfileFigure(line.text)).length;
  const bylines = count(
    printed,
    (line, index) => readEntryHead(line.text) !== null && hasOwnByline(printed, index),
  );
  return bylines + figures;
}

/** Heads whose byline, if they have one, is on the title's line. */
function countListSigns(printed: readonly Line[]): number {
  return count(printed, (line, index) => {
    if (hasOwnByline(printed, index)) return false;
    if (isLabelledHead(line)) return true;
    return readEntryHead(line.text) !== null && hasGluedTitle(printed[index + 1]?.text ?? '');
  });
}

function hasOwnByline(printed: readonly Line[], index: number): boolean {
  const [title, next, below] = printed.slice(index + 1, index + 4);
  if (bylineEnd(title?.text ?? '').truncated) return false;
  const { found, problems } = placeByline({ title, next, below });
  return found && problems.length === 0;
}

/** End markers, and dates above a byline. */
function countCatalyzexSigns(printed: readonly Line[]): number {
  return count(printed, (line, index) => {
    if (isEndMarker(line.text) || /^Figure \d+ for /.test(line.text) || portrayedPerson(line.text) !== null)
      return true;
    const next = printed[index + 1]?.text ?? '';
    return readPrintedDate(line.text) !== null && isByline(next) && !hasGluedTitle(next);
  });
}

/** Counts of authors, and dates below a dot. */
function countDailySigns(printed: readonly Line[]): number {
  const marks = readDailyLines(printed);
  return marks.filter(
    (mark, index) => mark.kind === 'authors' || (mark.kind === 'date' && marks[index - 1]?.kind === 'dot'),
  ).length;
}

function isLabelledHead(line: Line): boolean {
  return readEntryHead(line.text)?.label != null;
}

function count(lines: readonly Line[], holds: (line: Line, index: number) => boolean): number {
  return lines.filter(holds).length;
}
