/** Bylines: `Ann Lee, Bo Ek`, `Ann Lee, Bo Ek, Cy Oh et al. · deepmind`. */
import type { Byline } from '../../record.js';
import { gluedBoundaries } from '../glued-titles/glued-boundaries.js';
import { isNameShaped, scoreName } from './name-shape.js';
import { vocabularyOf } from '../glued-titles/vocabulary.js';

export interface PrintedByline {
  byline: Byline | null;
  institutionAsPrinted: string | null;
  institutions: string[];
}

/** In characters; what is longer between two commas is no name. */
export const LONGEST_NAME = 300;
const LONGEST_INSTITUTION = 200;
const LONGEST_TRUNCATED_BYLINE = 600;
/** Two words in lower case are above it, a word such as `and` among them is below. */
const LEAST_POSSIBLE = -10;

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

/** Whether at least half of what stands between the commas of a line could be names, and nothing is longer than one. */
export function holdsNames(text: string): boolean {
  const names = bylineNames(text);
  return (
    names.every((name) => name.length <= LONGEST_NAME) && names.filter(canBeName).length * 2 >= names.length
  );
}

/** `danah boyd` beside names of the usual shape: two to four words of letters, none of them a sentence's. */
function isPossibleName(name: string): boolean {
  return isNameShaped(name) || (/^\p{L}[\p{L}'’-]+ /u.test(name) && canBeName(name));
}

/** `JOHN SMITH`, `Voltaire`, `danah boyd`: up to four words of letters, none of them a sentence's. */
export function canBeName(name: string): boolean {
  return (
    isNameShaped(name) ||
    (/^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u.test(name) &&
      scoreName(name) > LEAST_POSSIBLE)
  );
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
  const glued = gluedBoundaries(text, vocabularyOf([])).at(-1) ?? 0;
  return [0, glued].some((start) => splitNames(text.slice(start)).every(isNameShaped));
}

/** `amazon-science, baidu`, `ai2.org`: no capitals, no long text. */
function isSlugList(text: string): boolean {
  return /^[^\p{Lu}\s][^\p{Lu}]*$/u.test(text);
}

export function splitInstitutions(printed: string | null): string[] {
  return (printed ?? '')
    .split(',')
    .map((institution) => institution.trim())
    .filter((institution) => institution !== '');
}

/** Names between commas; a suffix stays with its name (`Al Roth, Jr.`), brackets are not cut. */
export function splitNames(text: string): string[] {
  const names: string[] = [];
  let start = 0;
  for (const end of [...topLevelCommas(text), text.length]) {
    if (isSuffix(text.slice(end + 1, end + 8))) continue;
    const name = text.slice(start, end).trim();
    if (name !== '') names.push(name);
    start = end + 1;
  }
  return names;
}

/** Commas outside brackets; a bracket that is never closed hides none. */
function topLevelCommas(text: string): number[] {
  const commas: { at: number; depth: number }[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ',') commas.push({ at, depth });
  }
  return commas.filter((comma) => depth > 0 || comma.depth === 0).map((comma) => comma.at);
}

/** What follows a comma: `Jr.`, `III`, and then the end of the name. */
function isSuffix(text: string): boolean {
  return /^ ?(?:Jr|Sr|Ph\.?D|M\.?D|II|III|IV)\.?(?:,| |$)/.test(text);
}
