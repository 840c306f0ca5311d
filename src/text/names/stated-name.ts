import type { StatedName } from './read-name.js';

/** The parts that the text states; null where it states none. */
export function statedName(text: string): StatedName | null {
  const [family = '', ...others] = text.split(', ');
  const given = others.pop();
  return given === undefined ? null : { family, given, suffix: others.join(' ') };
}

/** Of each name of a byline the text of its stated parts; no entries where nothing is stated. */
export function statedParts(byline: { parts?: readonly string[] } | null): string[] {
  const parts = byline?.parts ?? [];
  return parts.some((part) => part !== '') ? [...parts] : [];
}
