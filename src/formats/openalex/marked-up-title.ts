/** Titles as publishers mark them up, `H<sub>2</sub>O &amp; ice`, as people read them. */
import { tidyText } from '../json/json-fields.js';

const TAGS = 'i|b|sub|sup|em|strong|scp|sc|tt|u';
/** MathML, with or without its prefix: https://www.w3.org/TR/mathml4/#mixing_elements_index */
const MATH_TAGS =
  'math|m[ions]|mtext|mspace|mrow|mfrac|msqrt|mroot|mstyle|merror|mpadded|mphantom|mfenced|menclose|' +
  'msub|msup|msubsup|munder|mover|munderover|mmultiscripts|mprescripts|mtable|mtr|mtd|' +
  'semantics|annotation|none';
const TAG = new RegExp(String.raw`</?(?:${TAGS}|${MATH_TAGS}|mml:[a-z]{1,20})(?:\s[^<>]*)?/?>`, 'gi');

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** Without tags and with entities decoded, once: `&lt;i&gt;` is a title about tags. Null where nothing is left. */
export function plainTitle(title: string): string | null {
  const text = title
    .replaceAll(TAG, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
  return tidyText(text) || null;
}
