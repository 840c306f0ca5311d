/** Titles within the text of a daily-papers page: what begins an entry whose forerunner prints no marks. */
import type { TextLine } from './lines.js';
import { isAbstractShaped, isHeading, isShortTitleShaped, isTitleShaped } from './title-shape.js';

/** Whether an entry begins here: a title above an abstract. One of one or two words needs blank lines around it. */
export function isTitleAbove(title: TextLine, below: TextLine): boolean {
  const text = title.line.text;
  if (isHeading(text) || !isAbstractShaped(below.line.text)) return false;
  return isTitleShaped(text) || (title.afterBlank && below.afterBlank && isShortTitleShaped(text));
}

/** Whether a paragraph of an abstract could as well be a title: short, and no sentence. */
export function isTitleLike({ line, afterBlank }: TextLine): boolean {
  const text = line.text.trim();
  if (!afterBlank || isHeading(text) || /^[-•*\d(]|[.,;:!?)…$}\]]$|:\/\//.test(text)) return false;
  return isTitleShaped(text) || text.split(/\s+/u).length <= 2;
}

/** `Deep sorting` begins an entry by its place, but it could be a heading within an abstract, as `Case studies` is. */
export function couldBeHeading(text: string): boolean {
  return isShortTitleShaped(text) && !isTitleShaped(text) && / \P{Lu}+$/u.test(text.trim());
}
