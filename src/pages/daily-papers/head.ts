/** Where the entries of a daily-papers page begin: above them stand invitations and headings. */
import { isDailyChrome } from './chrome.js';
import type { Segment } from './lines.js';
import { isAbstractShaped, isTitleShaped } from './title-shape.js';

/** The first segment with an entry, without the lines above its title. */
export function withoutPageHead(segment: Segment, hasPageDate: boolean): Segment {
  const texts = segment.texts.slice(firstOther(segment));
  return {
    ...segment,
    texts: hasPageDate ? texts : texts.slice(titleIndex(texts.map((text) => text.line.text))),
  };
}

/** Whether a page without a head begins with the last line of an entry whose beginning is cut off. */
export function isRemnant({ texts, marks }: Segment): boolean {
  const [text, ...others] = texts;
  return text !== undefined && others.length === 0 && marks.length > 0 && !isTitleShaped(text.line.text);
}

function firstOther({ texts }: Segment): number {
  const index = texts.findIndex((text) => !isDailyChrome(text.line.text));
  return index === -1 ? texts.length : index;
}

/** The title stands above the first abstract; without anything like an abstract the last two lines are the entry. */
function titleIndex(texts: readonly string[]): number {
  const abstractAt = texts.findIndex(isAbstractShaped);
  if (abstractAt === -1) return Math.max(0, texts.length - 2);
  const titleAt = texts.slice(0, abstractAt).findLastIndex(isTitleShaped);
  return titleAt === -1 ? Math.max(0, abstractAt - 1) : titleAt;
}
