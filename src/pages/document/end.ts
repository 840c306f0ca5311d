/** Signs that a document was cut off: its last entry is then incomplete, and a problem. */
import type { Problem } from '../../terms.js';
import { isBlank, quoteLine, type Line } from './line.js';
import type { DraftEntry, LayoutReading } from './draft-entry.js';
import { isCutHead } from './entry-head.js';

const SENTENCE_END = /[.!?。…:][\p{P}$\s]*$|https?:\/\/\S+$|[$})\]]$/u;

/** For layouts that end with an abstract. At most one problem, at the document's last line. */
export function endProblems(lines: readonly Line[], drafts: readonly DraftEntry[]): Problem[] {
  const last = lines.findLast((line) => !isBlank(line));
  const entry = drafts.at(-1)?.record;
  if (last === undefined || entry === undefined || last.number <= entry.line) return [];
  const message = cutMessage(last, drafts);
  return message === null
    ? []
    : [{ line: last.number, message: `the document seems to be cut off: ${message}` }];
}

/** Reads a document whose entries begin with a head: one that is cut off at its end, as in `LGSe`, is a problem. */
export function readUncut(
  lines: readonly Line[],
  read: (lines: readonly Line[]) => LayoutReading,
): LayoutReading {
  const { whole, problems } = withoutCutHead(lines);
  const reading = read(whole);
  return { ...reading, problems: [...reading.problems, ...problems] };
}

/** Whether the last abstract alone ends without a full stop, a formula or an address. */
export function endsWithinSentence(drafts: readonly DraftEntry[]): boolean {
  const abstracts = drafts.map((draft) => draft.record.abstract).filter((abstract) => abstract !== null);
  const ends = abstracts.map((abstract) => SENTENCE_END.test(abstract.slice(-200)));
  return ends.length > 1 && ends.pop() === false && ends.every(Boolean);
}

function withoutCutHead(lines: readonly Line[]): { whole: readonly Line[]; problems: Problem[] } {
  const lastAt = lines.findLastIndex((line) => !isBlank(line));
  const last = lines[lastAt];
  const before = lines.slice(0, Math.max(0, lastAt)).findLast((line) => !isBlank(line));
  if (
    last === undefined ||
    before === undefined ||
    !isCutHead(last.text) ||
    !SENTENCE_END.test(before.text.slice(-200))
  ) {
    return { whole: lines, problems: [] };
  }
  const message = `the document seems to be cut off: it ends with ${quoteLine(last.text)}`;
  return { whole: lines.slice(0, lastAt), problems: [{ line: last.number, message }] };
}

function cutMessage(last: Line, drafts: readonly DraftEntry[]): string | null {
  if (drafts.at(-1)?.record.abstract == null)
    return `its last entry has no abstract and ends with ${quoteLine(last.text)}`;
  return endsWithinSentence(drafts) ? 'its last abstract ends within a sentence' : null;
}
