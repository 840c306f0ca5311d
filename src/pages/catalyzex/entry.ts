/** One entry of a CatalyzeX page. */
import type { Problem } from '../../terms.js';
import { holdsNames, isByline, readByline } from '../bylines/byline.js';
import { isChrome, isEndMarker } from './chrome.js';
import { isBlank, nextPrintedLine, quoteLine, spannedText, type Line } from '../document/line.js';
import { typeInComment, venueInComment } from '../../text/comment-facts.js';
import { draftEntry, type DraftEntry } from '../document/draft-entry.js';
import { readPrintedDate } from '../document/printed-date.js';

/** Up to here the place alone makes a byline of what does not look like names. */
const LONGEST_ODD_BYLINE = 200;
const FIGURE = /^Figure \d+ for /;

/** `lines` begin with the title and end before the next one. */
export function readCatalyzexEntry(lines: readonly Line[]): { draft: DraftEntry; problems: Problem[] } {
  const end = lines.findIndex((line) => isEndMarker(line.text));
  const own = end === -1 ? lines : lines.slice(0, end);
  const problems =
    end === -1
      ? []
      : lines
          .slice(end)
          .filter((line) => !isChrome(line.text))
          .map(strayLine);
  return { draft: readDraft(own, end !== -1), problems };
}

function readDraft(lines: readonly Line[], hasEnd: boolean): DraftEntry {
  const [titleLine] = lines;
  const dateLine = nextPrintedLine(lines, 0);
  const date = readPrintedDate(dateLine?.text ?? '');
  const dateAt = date === null || dateLine === null ? 0 : lines.indexOf(dateLine);
  const bylineLine = readableByline(lines, dateAt, date !== null);
  const bodyAt = bylineLine === null ? dateAt + 1 : lines.indexOf(bylineLine) + 1;
  return draftEntry(
    { line: titleLine?.number ?? 1, title: titleLine?.text.trim() ?? '', date, dateLine: dateLine?.number },
    { ...(bylineLine === null ? {} : readByline(bylineLine.text)), ...readBody(lines.slice(bodyAt), hasEnd) },
  );
}

/** The byline stands right under the date; anything that stands apart has to look like one. */
function readableByline(lines: readonly Line[], dateAt: number, isDated: boolean): Line | null {
  const below = lines[dateAt + 1];
  const next = nextPrintedLine(lines, dateAt);
  if (next === null || FIGURE.test(next.text)) return null;
  const adjacent = isDated && below === next && !isProse(next.text.trim());
  return adjacent || isByline(next.text) ? next : null;
}

/** An abstract in the place of a byline: a full stop ends it, or what stands between its commas is no name. */
function isProse(text: string): boolean {
  return /[a-z)]\.$/.test(text) || (text.length > LONGEST_ODD_BYLINE && !holdsNames(text));
}

function readBody(lines: readonly Line[], hasEnd: boolean) {
  const figures = figureLines(lines);
  const text = lines.filter((line) => !figures.includes(line));
  const commentAt = commentStart(text, hasEnd);
  const printed = commentAt === -1 ? null : spannedText(text.slice(commentAt));
  const comment = printed?.replace(/^\*\s*/u, '') ?? null;
  return {
    figureCount: figures.length === 0 ? null : figures.length,
    abstract: spannedText(withoutChromeEnds(commentAt === -1 ? text : text.slice(0, commentAt))),
    comment,
    venue: venueInComment(comment),
    publicationType: typeInComment(comment),
  };
}

/** The lines for figures stand before the abstract. */
function figureLines(lines: readonly Line[]): Line[] {
  const end = lines.findIndex((line) => !isChrome(line.text) && !FIGURE.test(line.text));
  return (end === -1 ? lines : lines.slice(0, end)).filter((line) => FIGURE.test(line.text));
}

/**
 * Where the comment begins: the last paragraph that `* ` begins, if the end marker stands right below what it
 * begins. A blank line parts an abstract from the marker, so that a list may end one; the pages end a comment's
 * lines in U+00A0, which tells it without a marker below.
 */
function commentStart(lines: readonly Line[], hasEnd: boolean): number {
  const start = lines.findLastIndex((line, index) => beginsComment(lines, index) && line.text.trim() !== '*');
  const end = lines.findLastIndex((line) => !isChrome(line.text));
  const last = lines[end];
  if (start === -1 || last === undefined) return -1;
  const below = lines[end + 1];
  const touchesEnd = hasEnd && (below === undefined || !isBlank(below));
  if (touchesEnd || /\u00a0[ \t]*$/.test(last.text)) return start;
  return hasEnd || lines.slice(start, end).some(isBlank) ? -1 : start;
}

function beginsComment(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1];
  return /^\s*\*\s/u.test(lines[index]?.text ?? '') && (before === undefined || isChrome(before.text));
}

function withoutChromeEnds(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line) => !isChrome(line.text));
  const last = lines.findLastIndex((line) => !isChrome(line.text));
  return first === -1 ? [] : lines.slice(first, last + 1);
}

function strayLine(line: Line): Problem {
  return { line: line.number, message: `expected the title of an entry, but found ${quoteLine(line.text)}` };
}
