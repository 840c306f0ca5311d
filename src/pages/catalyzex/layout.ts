/**
 * CatalyzeX pages: title, date, whole byline, a line for each figure, abstract, an optional comment, and
 * `Viaarxiv icon` as the end.
 */
import type { PageOwner } from '../../record.js';
import type { Problem } from '../../terms.js';
import { isByline, namesOfBylines } from '../bylines/byline.js';
import type { PageLayout } from '../page-layout.js';
import { isChrome, isEndMarker, portrayedPerson } from './chrome.js';
import { readCatalyzexEntry } from './entry.js';
import { countCatalyzexSigns } from './signs.js';
import { endsWithinSentence } from '../document/end.js';
import { isBlank, nextPrintedLine, quoteLine, type Line } from '../document/line.js';
import type { DraftEntry, LayoutReading } from '../document/draft-entry.js';
import { canBeOwner } from '../document/owner-name.js';
import { readPrintedDate } from '../document/printed-date.js';

export const catalyzexLayout: PageLayout = {
  kind: 'CATALYZEX_PAGE',
  description: 'The CatalyzeX page of one person, with whole bylines.',
  expects: 'a CatalyzeX page',
  marks: 'an end such as "Viaarxiv icon"',
  countSigns: countCatalyzexSigns,
  read: readCatalyzexPage,
  gluesNames: false,
  candidateNames: namesOfBylines,
};

function readCatalyzexPage(lines: readonly Line[]): LayoutReading {
  const starts = entryStarts(lines);
  const { owner, problems } = readPageHead(lines.slice(0, starts[0] ?? lines.length));
  const results = starts.map((start, order) =>
    readCatalyzexEntry(lines.slice(start, starts[order + 1] ?? lines.length)),
  );
  const drafts = results.map((result) => result.draft);
  const entryProblems = results.flatMap((result) => result.problems);
  return {
    owner,
    metrics: null,
    drafts,
    problems: [...problems, ...entryProblems, ...endProblem(lines, drafts)],
  };
}

/** Where the search for titles stands: within an entry, behind an end marker, or before both. */
type Place = 'entry' | 'end' | 'head';

/** Indexes of titles. */
function entryStarts(lines: readonly Line[]): number[] {
  const starts: number[] = [];
  let place: Place = 'head';
  for (const [index, line] of lines.entries()) {
    if (isEndMarker(line.text)) place = 'end';
    else if (canBeginEntry(lines, index) && isEntryTitle(lines, index, place)) {
      starts.push(index);
      place = 'entry';
    }
  }
  return starts;
}

/** A caption such as `Code` is a title where a blank line and a date follow. */
function canBeginEntry(lines: readonly Line[], index: number): boolean {
  const [line, below, date] = lines.slice(index, index + 3);
  if (line === undefined || isBlank(line)) return false;
  if (!isChrome(line.text)) return true;
  return below !== undefined && isBlank(below) && readPrintedDate(date?.text ?? '') !== null;
}

/**
 * A title is followed by a date. Within an entry whose end marker is missing, a byline has to follow as well;
 * behind an end marker a byline alone is enough.
 */
function isEntryTitle(lines: readonly Line[], index: number, place: Place): boolean {
  const next = nextPrintedLine(lines, index);
  if (next === null || isChrome(next.text)) return false;
  const second = nextPrintedLine(lines, lines.indexOf(next, index));
  if (readPrintedDate(next.text) !== null) {
    return place !== 'entry' || (standsApart(lines, index) && second !== null && isByline(second.text));
  }
  const secondIsDate = second !== null && readPrintedDate(second.text) !== null;
  return place === 'end' && !secondIsDate && standsApart(lines, index) && isByline(next.text);
}

function standsApart(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1];
  const after = lines[index + 1];
  return before !== undefined && isBlank(before) && after !== undefined && isBlank(after);
}

/** The lines before the first title: the person's picture and name among buttons. */
function readPageHead(lines: readonly Line[]): { owner: PageOwner | null; problems: Problem[] } {
  const printed = lines.filter((line) => !isChrome(line.text));
  const portrayed = lines.map((line) => portrayedPerson(line.text)).find((name) => name !== null) ?? null;
  const name = portrayed ?? printed.map((line) => line.text.trim()).find(canBeOwner) ?? null;
  const problems = printed
    .filter((line) => line.text.trim() !== name)
    .map((line) => ({
      line: line.number,
      message: `expected the title of an entry, but found ${quoteLine(line.text)}`,
    }));
  return { owner: name === null ? null : { name, inferred: false }, problems };
}

/** The last entry may lack its end marker, if its abstract is there and whole. */
function endProblem(lines: readonly Line[], drafts: readonly DraftEntry[]): Problem[] {
  const last = lines.findLast((line) => !isBlank(line));
  const entry = drafts.at(-1)?.record;
  if (last === undefined || entry === undefined || isChrome(last.text) || entry.comment !== null) return [];
  if (entry.abstract !== null && !endsWithinSentence(drafts)) return [];
  const found =
    entry.abstract === null ? 'its last entry has no abstract and no end' : 'its last abstract has no end';
  return [{ line: last.number, message: `the document seems to be cut off: ${found}` }];
}
