/** Tells at a glance a title with names glued to it, as lists print them, from a title or a byline alone. */
import { bylineEnd } from '../bylines/byline.js';
import { gluedBoundaries } from './boundaries.js';
import { isNameShaped } from '../bylines/name-shape.js';
import { splitNames } from '../bylines/split-names.js';
import { vocabularyOf } from './vocabulary.js';

const LONGEST_GLUED_LINE = 1_000;
const NO_WORDS = vocabularyOf([]);

/** Whether names alone could follow some place of the line; the first of several may be of any shape. */
export function looksGlued(text: string): boolean {
  const { body } = bylineEnd(text);
  if (body.length >= LONGEST_GLUED_LINE) return false;
  return gluedBoundaries(body, NO_WORDS).some((at) => {
    const [first = '', ...others] = splitNames(body.slice(at));
    return others.every(isNameShaped) && (others.length > 0 || isNameShaped(first));
  });
}

/** Whether a title is glued to the first name of a line: as a whole it is no name. */
export function hasGluedTitle(text: string): boolean {
  const [first = ''] = splitNames(bylineEnd(text).body);
  return !isNameShaped(first) && looksGlued(text);
}
