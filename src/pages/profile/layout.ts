/**
 * Profile pages: the head of a person, then entries of head and title, byline and abstract with blank lines
 * between them.
 */
import type { Problem } from '../../terms.js';
import { isByline, namesOfBylines, readByline } from '../bylines/byline.js';
import {
  isBlank,
  nextPrintedIndex,
  nextPrintedLine,
  quoteLine,
  spannedText,
  type Line,
} from '../document/line.js';
import { endProblems, readUncut } from '../document/end.js';
import { draftEntry, type DraftEntry, type LayoutReading } from '../document/draft-entry.js';
import { HEAD_MARKS, headFacts, readEntryHead, type EntryHead } from '../document/entry-head.js';
import { placeByline, type PlacedByline } from '../bylines/place-byline.js';
import type { PageLayout } from '../page-layout.js';
import { readProfileHead } from './head.js';
import { countProfileSigns } from './signs.js';

export const profileLayout: PageLayout = {
  kind: 'PROFILE_PAGE',
  description: 'The profile page of one person, with figures such as the h-index at its head.',
  expects: 'a profile page',
  marks: HEAD_MARKS,
  countSigns: countProfileSigns,
  read: (lines) => readUncut(lines, readProfilePage),
  gluesNames: false,
  candidateNames: namesOfBylines,
};

function readProfilePage(lines: readonly Line[]): LayoutReading {
  const starts = lines.flatMap((_, index) => (isProfileEntryHead(lines, index) ? [index] : []));
  const { owner, metrics, problems } = readProfileHead(lines.slice(0, starts[0] ?? lines.length));
  const results = starts.map((start, order) =>
    readEntry(lines.slice(start, starts[order + 1] ?? lines.length)),
  );
  const drafts = results.flatMap((result) => (result.draft === null ? [] : [result.draft]));
  return {
    owner,
    metrics,
    drafts,
    problems: [...problems, ...results.flatMap((result) => result.problems), ...endProblems(lines, drafts)],
  };
}

/** A date without a category may be a line of an abstract, unless title and byline follow. */
function isProfileEntryHead(lines: readonly Line[], index: number): boolean {
  const head = readEntryHead(lines[index]?.text ?? '');
  if (head?.label !== null) return head !== null;
  const title = nextPrintedLine(lines, index);
  if (title === null || title !== lines[index + 1]) return false;
  const { found, problems } = bylineBelow(lines, index + 1);
  return found && problems.length === 0;
}

/** What the paragraph below the title at `titleAt` is. */
function bylineBelow(lines: readonly Line[], titleAt: number): PlacedByline {
  const next = nextPrintedIndex(lines, titleAt);
  const below = next === -1 ? -1 : nextPrintedIndex(lines, next);
  return placeByline({ title: lines[titleAt], next: lines[next], below: lines[below] });
}

function readEntry([headLine, ...rest]: readonly Line[]): { draft: DraftEntry | null; problems: Problem[] } {
  const head = readEntryHead(headLine?.text ?? '');
  if (headLine === undefined || head === null) return { draft: null, problems: [] };
  const titleAt = rest.findIndex((line) => !isBlank(line));
  const title = rest[titleAt];
  if (title === undefined || isUntitled(rest, titleAt))
    return { draft: null, problems: untitled(headLine, rest) };
  const { found, problems } = bylineBelow(rest, titleAt);
  const bylineAt = found ? nextPrintedIndex(rest, titleAt) : titleAt;
  const byline = found ? (rest[bylineAt] ?? null) : null;
  return { draft: draftOf(headLine, head, title, byline, rest.slice(bylineAt + 1)), problems };
}

/** The title stands right under the head; a byline that stands apart from it is no title. */
function isUntitled(rest: readonly Line[], titleAt: number): boolean {
  const next = nextPrintedLine(rest, titleAt);
  return titleAt > 0 && isByline(rest[titleAt]?.text ?? '') && !(next !== null && isByline(next.text));
}

function untitled(headLine: Line, rest: readonly Line[]): Problem[] {
  const found = nextPrintedLine(rest, -1);
  const came = found === null ? 'nothing' : quoteLine(found.text);
  return [
    {
      line: headLine.number,
      message: `expected a title after ${quoteLine(headLine.text)}, but found ${came}`,
    },
  ];
}

function draftOf(
  headLine: Line,
  head: EntryHead,
  title: Line,
  byline: Line | null,
  abstract: readonly Line[],
): DraftEntry {
  return draftEntry(
    { line: headLine.number, title: title.text.trim(), date: head.date },
    {
      ...headFacts(head),
      ...(byline === null ? {} : readByline(byline.text)),
      abstract: spannedText(abstract),
    },
  );
}
