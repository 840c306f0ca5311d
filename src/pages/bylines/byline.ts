/** Bylines: `Ann Lee, Bo Ek`, `Ann Lee, Bo Ek, Cy Oh et al. · deepmind`. */
import type { Byline } from '../../terms.js';
import { gluedBoundaries } from '../glued-titles/boundaries.js';
import { withoutBlankLines, type Line } from '../document/line.js';
import { canBeName, isNameShaped } from './name-shape.js';
import { LONGEST_NAME, splitInstitutions, splitNames } from './split-names.js';
import { vocabularyOf } from '../glued-titles/vocabulary.js';

export interface PrintedByline {
  byline: Byline | null;
  institutionAsPrinted: string | null;
  institutions: string[];
}

const LONGEST_INSTITUTION = 200;
const LONGEST_TRUNCATED_BYLINE = 600;
const LONGEST_GLUED_LINE = 1_000;
const NO_WORDS = vocabularyOf([]);

/** Reads a line that is a byline and nothing else. */
export function readByline(text: string): PrintedByline {
  const { body, institutionAsPrinted, truncated } = wholeBylineEnd(text);
  const names = splitNames(body);
  return {
    byline: names.length === 0 ? null : { names, truncated },
    institutionAsPrinted,
    institutions: splitInstitutions(institutionAsPrinted),
  };
}

/** Tells a byline from the first line of an abstract: names, and nothing else but `et al.` or an institution. */
export function isByline(text: string): boolean {
  const line = text.trim();
  const { body, truncated, institutionAsPrinted } = bylineEnd(line);
  const names = splitNames(body);
  if (names.some((name) => name.length > LONGEST_NAME)) return false;
  const shaped = names.filter(isNameShaped).length;
  const isEnded = truncated || institutionAsPrinted !== null;
  if (isEnded && names.length > 0 && names.every(canBeName)) return line.length < LONGEST_TRUNCATED_BYLINE;
  if (truncated) return shaped * 2 >= names.length && line.length < LONGEST_TRUNCATED_BYLINE;
  return shaped > 0 && (shaped >= names.length * 0.8 || names.every(isPossibleName));
}

/** Whether a line ends as only bylines do: in `et al.`, or in institutions such as `· amazon-science, baidu`. */
export function endsAsByline(text: string): boolean {
  const { body, truncated, institutionAsPrinted } = wholeBylineEnd(text);
  if (splitNames(body).some((name) => name.length > LONGEST_NAME)) return false;
  return (
    text.trim().length < LONGEST_TRUNCATED_BYLINE && (truncated || areInstitutions(institutionAsPrinted))
  );
}

/** What stands between the commas of a line that is a byline, if it is one. */
export function bylineNames(text: string): string[] {
  return splitNames(wholeBylineEnd(text).body);
}

/** The names on every line that is a byline and nothing else. */
export function namesOfBylines(lines: readonly Line[]): string[] {
  return withoutBlankLines(lines).flatMap((line) =>
    isByline(line.text) ? (readByline(line.text).byline?.names ?? []) : [],
  );
}

/** Whether at least half of what stands between the commas of a line could be names, and nothing is longer than one. */
export function holdsNames(text: string): boolean {
  const names = bylineNames(text);
  return (
    names.every((name) => name.length <= LONGEST_NAME) && names.filter(canBeName).length * 2 >= names.length
  );
}

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

/** `danah boyd` beside names of the usual shape: two to four words of letters, none of them a sentence's. */
function isPossibleName(name: string): boolean {
  return isNameShaped(name) || (/^\p{L}[\p{L}'’-]+ /u.test(name) && canBeName(name));
}

/** The line without what follows the names. */
export function bylineEnd(text: string) {
  const { rest, institutionAsPrinted } = withoutInstitution(text.trim());
  const etAl = /,?\s+et\s+al\.?$/.exec(rest.slice(-20));
  const body = etAl === null ? rest : rest.slice(0, rest.length - etAl[0].length).trimEnd();
  return { body, institutionAsPrinted, truncated: etAl !== null };
}

/** As `bylineEnd`, for a line to which no title can be glued: any institution behind the dot is one. */
function wholeBylineEnd(text: string) {
  const end = bylineEnd(text);
  const dot = end.body.lastIndexOf(' · ');
  const tail = end.body.slice(dot + 3).trim();
  if (dot === -1 || end.truncated || end.institutionAsPrinted !== null || !areInstitutions(tail)) return end;
  return { body: end.body.slice(0, dot).trimEnd(), institutionAsPrinted: tail, truncated: false };
}

/** Up to three words each. */
function areInstitutions(printed: string | null): boolean {
  const institutions = splitInstitutions(printed);
  return institutions.length > 0 && institutions.every((name) => name.split(/\s+/u).length <= 3);
}

/** The institution stands behind the last ` · `; a title may hold one too, but then names follow it. */
function withoutInstitution(text: string): { rest: string; institutionAsPrinted: string | null } {
  const dot = text.lastIndexOf(' · ');
  const tail = text.slice(dot + 3).trim();
  if (dot === -1 || tail.length > LONGEST_INSTITUTION) return { rest: text, institutionAsPrinted: null };
  const rest = text.slice(0, dot).trimEnd();
  const isInstitution = isEtAl(rest) || (!isEtAl(tail) && (isSlugList(tail) || endsWithNames(rest)));
  return isInstitution ? { rest, institutionAsPrinted: tail } : { rest: text, institutionAsPrinted: null };
}

function isEtAl(text: string): boolean {
  return /\bet\s+al\.?$/.test(text.slice(-10));
}

/** Names on their own, or glued to a title. */
function endsWithNames(text: string): boolean {
  const glued = gluedBoundaries(text, NO_WORDS).at(-1) ?? 0;
  return [0, glued].some((start) => splitNames(text.slice(start)).every(isNameShaped));
}

/** `amazon-science, baidu`, `ai2.org`: no capitals, no long text. */
function isSlugList(text: string): boolean {
  return /^[^\p{Lu}\s][^\p{Lu}]*$/u.test(text);
}
