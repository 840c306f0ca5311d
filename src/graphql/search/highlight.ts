import type { Chain } from '../../text/words/chains.js';
import { type Mark, type Pattern, type Span, marksIn, mergedSpans } from '../../text/words/found-words.js';
import { passagesOf } from '../../text/words/passages.js';
import { printedChainsOf } from '../../text/words/printed-chains.js';

/** What stands for the ends of a mark until the passage is HTML. Of the private use area; a text's own are left out. */
const START = '\uE000';
const STOP = '\uE001';

const MARKUP: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  [START]: '<mark>',
  [STOP]: '</mark>',
};

/** The passage as HTML: the words found in `<mark>`, everything else escaped, so it is safe as it stands. */
export function markPassage(passage: string): string {
  return passage.replaceAll(/[<>&"'\uE000\uE001]/gu, (character) => MARKUP[character] ?? '');
}

/** How words are compared: names hold them as they are typed. */
export type MarkedWords = Parameters<typeof marksIn>[2];

/** The whole text with what is found in it marked; null where nothing is. */
export function markWhole(text: string, patterns: readonly Pattern[], words: MarkedWords): string | null {
  const plain = withoutSentinels(text);
  const marks = marksIn(printedChainsOf(plain), patterns, words);
  return marks.length === 0 ? null : marked(plain, marks, { start: 0, end: plain.length });
}

/** Up to two passages around what is found in a text without sentinels, marked; null where nothing is. */
export function markPassages(
  text: string,
  chains: readonly Chain[],
  patterns: readonly Pattern[],
): string | null {
  const marks = marksIn(chains, patterns, 'stemmed');
  if (marks.length === 0) return null;
  return passagesOf(text, chains, marks)
    .map((passage) => marked(text, marks, passage))
    .join(' … ');
}

/** The text without what stands for marks. */
export function withoutSentinels(text: string): string {
  return text.replaceAll(/[\uE000-\uE004]/g, '');
}

function marked(text: string, marks: readonly Mark[], { start, end }: Span): string {
  const spans = mergedSpans(marks.filter((mark) => mark.start >= start && mark.end <= end));
  let passage = '';
  let at = start;
  for (const span of spans) {
    const stop = Math.min(end, span.end + signsAfter(text, span));
    passage += text.slice(at, span.start) + START + text.slice(span.start, stop) + STOP;
    at = stop;
  }
  return markPassage(passage + text.slice(at, end));
}

/** The signs that belong to a name of one letter: `C++`, `F#`. */
function signsAfter(text: string, { start, end }: Span): number {
  return end - start > 1 ? 0 : (/^(?:\+\+|#)/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}
