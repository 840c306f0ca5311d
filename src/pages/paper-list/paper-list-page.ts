/**
 * Paper lists: `LGSep 15, 2022`, then title and byline in one, then the abstract; mostly three lines an entry,
 * without blank ones.
 */
import type { Problem } from '../../record.js';
import { foldName } from '../../text/fold.js';
import { bylineEnd, splitInstitutions } from '../bylines/byline.js';
import { isBlank, nextPrintedLine, quoteLine, spannedText, type Line } from '../document/document-line.js';
import { draftEntry, type DraftEntry, type LayoutReading } from '../document/draft-entry.js';
import { endProblems } from '../document/document-end.js';
import { headFacts, readEntryHead, type EntryHead } from '../document/entry-head.js';
import { looksGlued } from '../glued-titles/looks-glued.js';
import { inferPageOwner } from './page-owner.js';
import { resolveGluedLines, type ResolvedLine } from '../glued-titles/resolve-glued-lines.js';

/** The lines of one entry, before its title is told from its byline. */
export interface ListEntry {
  head: EntryHead;
  headLine: Line;
  titleLine: Line | null;
  abstract: string | null;
}

/** Names that are known from elsewhere help to tell titles from bylines. */
export interface KnownNames {
  owner?: string;
  knownNames?: ReadonlySet<string>;
}

export function readPaperListPage(lines: readonly Line[], known: KnownNames = {}): LayoutReading {
  const { entries, stray } = listEntries(lines);
  const titled = entries.filter((entry) => entry.titleLine !== null);
  const splits = resolveGluedLines(titled.map(gluedEntry), statedNames(known));
  const drafts = titled.map((entry, index) => draftOf(entry, splits[index]));
  return {
    owner: inferPageOwner(drafts.map((draft) => draft.record).filter((_, index) => !splits[index]?.doubtful)),
    metrics: null,
    drafts,
    problems: [
      ...stray,
      ...entries.filter((entry) => entry.titleLine === null).map(untitled),
      ...titled.flatMap((entry, index) => doubt(entry, splits[index])),
      ...endProblems(lines, drafts),
    ],
  };
}

function statedNames({ owner, knownNames }: KnownNames): Set<string> {
  return new Set([...(knownNames ?? []), ...(owner === undefined ? [] : [foldName(owner)])]);
}

/** What the splitter is given of an entry. */
export function gluedEntry({ titleLine, abstract }: ListEntry) {
  return { ...bylineEnd(titleLine?.text ?? ''), abstract };
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

function draftOf(entry: ListEntry, split: ResolvedLine | undefined): DraftEntry {
  const { head, headLine, titleLine, abstract } = entry;
  const printed = titleLine?.text.trim() ?? '';
  const { institutionAsPrinted, truncated } = bylineEnd(printed);
  const byline = split === undefined || split.names.length === 0 ? null : { names: split.names, truncated };
  const title = byline === null && truncated ? printed : (split?.title ?? printed);
  return draftEntry(
    { line: headLine.number, title, date: head.date },
    {
      ...headFacts(head),
      abstract,
      byline,
      institutionAsPrinted,
      institutions: splitInstitutions(institutionAsPrinted),
    },
  );
}

function untitled({ headLine }: ListEntry): Problem {
  return {
    line: headLine.number,
    message: `expected a title after ${quoteLine(headLine.text)}, but found none`,
  };
}

function doubt({ titleLine }: ListEntry, split: ResolvedLine | undefined): Problem[] {
  if (titleLine === null || !split?.doubtful) return [];
  const reading =
    split.names.length === 0 ? 'no byline was found' : `the first author was read as "${split.names[0]}"`;
  return [
    {
      line: titleLine.number,
      message: `title and byline are glued and their border is in doubt: ${reading}`,
    },
  ];
}
