/**
 * CatalyzeX pages: title, date, whole byline, a line for each figure, abstract, an optional comment, and
 * `Viaarxiv icon` as the end.
 */
import type { PageOwner, Problem } from '../record.js';
import { isByline } from './byline.js';
import { isChrome, isEndMarker, portrayedPerson } from './catalyzex-chrome.js';
import { readCatalyzexEntry } from './catalyzex-entry.js';
import { isBlank, nextPrintedLine, quoteLine, type Line } from './document-line.js';
import type { DraftEntry, LayoutReading } from './draft-entry.js';
import { readPrintedDate } from './printed-date.js';

export function readCatalyzexPage(lines: readonly Line[]): LayoutReading {
  const starts = entryStarts(lines);
  const before = lines.slice(0, starts[0] ?? lines.length);
  const { owner, problems } = readPageHead(before);
  const drafts: DraftEntry[] = [];
  for (const [order, start] of starts.entries()) {
    const result = readCatalyzexEntry(lines.slice(start, starts[order + 1] ?? lines.length));
    drafts.push(result.draft);
    problems.push(...result.problems);
  }
  return { owner, metrics: null, drafts, problems: [...problems, ...endProblem(lines, drafts)] };
}

/** Indexes of titles. */
function entryStarts(lines: readonly Line[]): number[] {
  const starts: number[] = [];
  let entryEnded = true;
  for (const [index, line] of lines.entries()) {
    if (isEndMarker(line.text)) entryEnded = true;
    else if (!isChrome(line.text) && isEntryTitle(lines, index, entryEnded)) {
      starts.push(index);
      entryEnded = false;
    }
  }
  return starts;
}

/**
 * A title is followed by a date. Within an entry whose end marker is missing, a byline has to follow as well;
 * behind an end marker a byline alone is enough.
 */
function isEntryTitle(lines: readonly Line[], index: number, entryEnded: boolean): boolean {
  const next = nextPrintedLine(lines, index);
  if (next === null || isChrome(next.text)) return false;
  const second = nextPrintedLine(lines, lines.indexOf(next, index));
  const dated = readPrintedDate(next.text) !== null;
  if (!entryEnded) return dated && standsApart(lines, index) && second !== null && isByline(second.text);
  return dated || isUndatedTitle(lines, index, next);
}

function standsApart(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1];
  const after = lines[index + 1];
  return before !== undefined && isBlank(before) && after !== undefined && isBlank(after);
}

/** Behind an end marker: a line with a byline below it, unless a dated title comes first. */
function isUndatedTitle(lines: readonly Line[], index: number, next: Line): boolean {
  const second = nextPrintedLine(lines, lines.indexOf(next, index));
  if (second !== null && readPrintedDate(second.text) !== null) return false;
  return (
    isByline(next.text) &&
    standsApart(lines, index) &&
    lines.slice(0, index).some((line) => isEndMarker(line.text))
  );
}

/** The lines before the first title: the person's picture and name among buttons. */
function readPageHead(lines: readonly Line[]): { owner: PageOwner | null; problems: Problem[] } {
  const printed = lines.filter((line) => !isChrome(line.text));
  const portrayed = lines.map((line) => portrayedPerson(line.text)).find((name) => name !== null) ?? null;
  const name = portrayed ?? printed[0]?.text.trim() ?? null;
  const problems = printed
    .filter((line) => line.text.trim() !== name)
    .map((line) => ({
      line: line.number,
      message: `expected the title of an entry, but found ${quoteLine(line.text)}`,
    }));
  return { owner: name === null ? null : { name, inferred: false }, problems };
}

/** The last entry may lack its end marker, but not its abstract too. */
function endProblem(lines: readonly Line[], drafts: readonly DraftEntry[]): Problem[] {
  const last = lines.findLast((line) => !isBlank(line));
  const entry = drafts.at(-1)?.record;
  if (last === undefined || entry === undefined || isChrome(last.text) || entry.abstract !== null) return [];
  const message = 'the document seems to be cut off: its last entry has no abstract and no end';
  return [{ line: last.number, message }];
}
