/** Signs that a document was cut off: its last entry is then incomplete, and a problem. */
import type { Problem } from '../record.js';
import { isBlank, quoteLine, type Line } from './document-line.js';
import type { DraftEntry } from './draft-entry.js';
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

function cutMessage(last: Line, drafts: readonly DraftEntry[]): string | null {
  const abstracts = drafts.map((draft) => draft.record.abstract);
  const abstract = abstracts.pop() ?? null;
  if (abstract === null) return `its last entry has no abstract and ends with ${quoteLine(last.text)}`;
  if (abstract.includes('\n') && isCutHead(last.text)) return `it ends with ${quoteLine(last.text)}`;
  const others = abstracts.filter((other) => other !== null);
  const othersEnd = others.length > 1 && others.every((other) => SENTENCE_END.test(other.slice(-200)));
  return othersEnd && !SENTENCE_END.test(abstract.slice(-200))
    ? 'its last abstract ends within a sentence'
    : null;
}
