import { foldTitle } from './fold.js';

/** How names of venues and institutions are folded: raised with every change of what `foldBodyName` gives. */
export const BODY_FOLD = 1;

/**
 * The key under which names of venues, or of institutions, are equal: as titles are folded, `&` being the word, and without
 * the article: `The Journal of Peat & Bogs` is `journal of peat and bogs`.
 */
export function foldBodyName(name: string): string {
  return foldTitle(name.replaceAll(/\\?&(?:amp;)?/g, ' and ')).replace(/^the (?=.)/, '');
}
