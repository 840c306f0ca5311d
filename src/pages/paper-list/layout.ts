/**
 * Paper lists: `LGSep 15, 2022`, then title and byline in one, then the abstract; mostly three lines an entry,
 * without blank ones.
 */
import type { Problem } from '../../terms.js';
import { foldName } from '../../text/fold.js';
import { bylineEnd } from '../bylines/byline.js';
import { splitInstitutions } from '../bylines/split-names.js';
import { draftEntry, type DraftEntry, type LayoutReading } from '../document/draft-entry.js';
import { endProblems, readUncut } from '../document/end.js';
import { HEAD_MARKS, headFacts } from '../document/entry-head.js';
import { quoteLine, type Line } from '../document/line.js';
import {
  gluedCandidates,
  resolveGluedLines,
  type ResolvedLine,
} from '../glued-titles/resolve-glued-lines.js';
import type { KnownNames, PageLayout } from '../page-layout.js';
import { gluedEntry, listEntries, type ListEntry } from './entries.js';
import { inferPageOwner } from './page-owner.js';
import { countListSigns } from './signs.js';

export const paperListLayout: PageLayout = {
  kind: 'PAPER_LIST_PAGE',
  description: 'A page that lists the papers of one person, without a head.',
  expects: 'a paper list',
  marks: HEAD_MARKS,
  countSigns: countListSigns,
  read: (lines, known) => readUncut(lines, (whole) => readPaperListPage(whole, known)),
  gluesNames: true,
  candidateNames: (lines) =>
    listEntries(lines).entries.flatMap((entry) => gluedCandidates(gluedEntry(entry))),
};

function readPaperListPage(lines: readonly Line[], known: KnownNames): LayoutReading {
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
