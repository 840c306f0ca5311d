/** The entries of one segment: mostly one; more where an entry prints neither authors nor date. */
import type { Problem } from '../../terms.js';
import { isDailyChrome } from './chrome.js';
import type { MarkLine, Segment, TextLine } from './lines.js';
import { couldBeHeading, isTitleAbove, isTitleLike } from './title.js';
import { quoteLine } from '../document/line.js';
import { draftEntry, type DraftEntry } from '../document/draft-entry.js';
import { noCount } from '../document/printed-count.js';
import { canBeTitle, endsSentence, isAbstractShaped, isTitleShaped } from './title-shape.js';

export interface SegmentReading {
  drafts: DraftEntry[];
  problems: Problem[];
}

export function readDailySegment({ texts, marks }: Segment): SegmentReading {
  const groups = cutEntries(texts);
  const results = groups.map((group, index) => readEntry(group, index === groups.length - 1 ? marks : null));
  const reading = {
    drafts: results.flatMap((result) => result.drafts),
    problems: [
      ...results.flatMap((result) => result.problems),
      ...groups.slice(1).flatMap(([title]) => titleDoubt(title)),
    ],
  };
  const [mark] = marks;
  if (groups.length > 0 || mark === undefined) return reading;
  return {
    drafts: [],
    problems: [
      { line: mark.line.number, message: `expected a title, but found ${quoteLine(mark.line.text)}` },
    ],
  };
}

/** Texts by entry. A new one begins with a title between two paragraphs: behind a sentence, above an abstract. */
function cutEntries(texts: readonly TextLine[]): TextLine[][] {
  const groups: TextLine[][] = [];
  for (const [index, text] of texts.entries()) {
    const group = groups.at(-1);
    if (group === undefined || (group.length > 1 && beginsEntry(texts, index))) groups.push([text]);
    else group.push(text);
  }
  return groups;
}

function beginsEntry(texts: readonly TextLine[], index: number): boolean {
  const [before, title, below] = [texts[index - 1], texts[index], texts[index + 1]];
  if (before === undefined || title === undefined || below === undefined) return false;
  return title.afterBlank && endsSentence(before.line.text) && isTitleAbove(title, below);
}

/** `marks` is null for an entry with others behind it, and empty at the end of a document. */
function readEntry(
  [title, ...abstract]: readonly TextLine[],
  marks: readonly MarkLine[] | null,
): SegmentReading {
  if (title === undefined) return { drafts: [], problems: [] };
  const problem = entryProblem(title, abstract, marks);
  if (problem === 'chrome') return { drafts: [], problems: [] };
  const problems = problem === null ? [] : [{ line: title.line.number, message: problem.message }];
  return {
    drafts: problem?.isLost ? [] : [draftOf(title, abstract, marks ?? [])],
    problems: [
      ...problems,
      ...abstract.filter((text) => isTitleLike(text)).map(doubt),
      ...(marks ?? []).filter(hasNoCount).map((mark) => noCount(mark.line)),
    ],
  };
}

function titleDoubt(title: TextLine | undefined): Problem[] {
  if (title === undefined || !couldBeHeading(title.line.text)) return [];
  const found = quoteLine(title.line.text);
  return [
    {
      line: title.line.number,
      message: `${found} was read as a title, but it could be a heading of the abstract above it`,
    },
  ];
}

function doubt({ line }: TextLine): Problem {
  return {
    line: line.number,
    message: `${quoteLine(line.text)} was read as a part of an abstract, but it could be the title of another entry`,
  };
}

/** Whether a mark prints a number that is none of authors or comments. */
function hasNoCount(mark: MarkLine): boolean {
  if (mark.kind === 'authors') return mark.count.value === null;
  return mark.kind === 'date' && mark.comments?.value === null;
}

function entryProblem(title: TextLine, abstract: readonly TextLine[], marks: readonly MarkLine[] | null) {
  const text = title.line.text;
  const isParagraph = abstract.length === 0 && isAbstractShaped(text) && !isTitleShaped(text);
  if (isParagraph || !canBeTitle(text))
    return { isLost: true, message: `expected a title, but found ${quoteLine(text)}` };
  if (marks === null || marks.length > 0) return null;
  if (abstract.length === 0 && isDailyChrome(text)) return 'chrome';
  if (!isTitleShaped(text) && !abstract.some((line) => isAbstractShaped(line.line.text))) {
    return { isLost: true, message: `expected an entry, but found ${quoteLine(text)}` };
  }
  return {
    isLost: false,
    message: 'the document seems to be cut off: its last entry has neither authors nor date',
  };
}

function draftOf(title: TextLine, abstract: readonly TextLine[], marks: readonly MarkLine[]): DraftEntry {
  const dated = marks.find((mark) => mark.kind === 'date');
  const authors = marks.find((mark) => mark.kind === 'authors');
  return draftEntry(
    {
      line: title.line.number,
      title: title.line.text.trim(),
      date: dated?.date ?? null,
      dateLine: dated?.line.number,
    },
    {
      abstract: spannedTexts(abstract),
      statedAuthorCount: authors?.count.value ?? null,
      commentCount: dated?.comments?.value ?? null,
    },
  );
}

/** The text that the lines of an abstract span, what stands between them kept; null where there is none. */
function spannedTexts(texts: readonly TextLine[]): string | null {
  const spanned = texts.map(({ gap, line }) => gap + line.text).join('');
  return spanned === '' ? null : spanned.trim();
}
