/** The entries of a paper list, each with its lines told apart. */
import type { Problem } from '../../terms.js';
import { bylineEnd, looksGlued } from '../bylines/byline.js';
import { readEntryHead, type EntryHead } from '../document/entry-head.js';
import { isBlank, nextPrintedLine, quoteLine, spannedText, type Line } from '../document/line.js';

/** The lines of one entry, before its title is told from its byline. */
export interface ListEntry {
  head: EntryHead;
  headLine: Line;
  titleLine: Line | null;
  abstract: string | null;
}

/** Entries by their heads; lines before the first head belong to none. */
export function listEntries(lines: readonly Line[]): { entries: ListEntry[]; stray: Problem[] } {
  const hasLabels = lines.some((line) => readEntryHead(line.text)?.label != null);
  const heads = lines.flatMap((_, index) => (isListHead(lines, index, hasLabels) ? [index] : []));
  const entries = heads.map((start, order) =>
    listEntry(lines.slice(start, heads[order + 1] ?? lines.length)),
  );
  const stray = lines.slice(0, heads[0] ?? lines.length).filter((line) => !isBlank(line));
  return {
    entries: entries.filter((entry) => entry !== null),
    stray: stray.map((line) => ({
      line: line.number,
      message: `expected the head of an entry, such as "LGSep 15, 2022", but found ${quoteLine(line.text)}`,
    })),
  };
}

/** What the splitter is given of an entry. */
export function gluedEntry({ titleLine, abstract }: ListEntry) {
  return { ...bylineEnd(titleLine?.text ?? ''), abstract };
}

/**
 * A date without a category may be a line of an abstract, unless a glued line follows, or the page prints no
 * categories at all and goes on with the next head three lines below.
 */
function isListHead(lines: readonly Line[], index: number, hasLabels: boolean): boolean {
  const head = readEntryHead(lines[index]?.text ?? '');
  if (head?.label !== null) return head !== null;
  const below = lines[index + 3];
  const isInStep = !hasLabels && below !== undefined && readEntryHead(below.text) !== null;
  return isInStep || looksGlued(nextPrintedLine(lines, index)?.text ?? '');
}

function listEntry([headLine, ...rest]: readonly Line[]): ListEntry | null {
  const head = readEntryHead(headLine?.text ?? '');
  if (headLine === undefined || head === null) return null;
  const titleAt = rest.findIndex((line) => !isBlank(line));
  return {
    head,
    headLine,
    titleLine: rest[titleAt] ?? null,
    abstract: titleAt === -1 ? null : spannedText(rest.slice(titleAt + 1)),
  };
}
