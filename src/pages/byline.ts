/** Bylines: `Ann Lee, Bo Ek`, `Ann Lee, Bo Ek, Cy Oh et al. · deepmind`. */
import type { Byline } from '../record.js';
import { isNameShaped } from './name-shape.js';

export interface PrintedByline {
  byline: Byline | null;
  institutionAsPrinted: string | null;
  institutions: string[];
}

const LONGEST_INSTITUTION = 200;

/** Reads a line that is a byline and nothing else. */
export function readByline(text: string): PrintedByline {
  const { body, institutionAsPrinted, truncated } = bylineEnd(text);
  const names = splitNames(body);
  return {
    byline: names.length === 0 ? null : { names, truncated },
    institutionAsPrinted,
    institutions: splitInstitutions(institutionAsPrinted),
  };
}

/** Tells a byline from the first line of an abstract: `et al.` at its end, or names and nothing else. */
export function isByline(text: string): boolean {
  const line = text.trim();
  const { body, truncated } = bylineEnd(line);
  const names = splitNames(body);
  const shaped = names.filter(isNameShaped).length;
  if (truncated) return shaped * 2 >= names.length && line.length < 600;
  return names.length > 0 && shaped >= names.length * 0.8;
}

/** The line without what follows the names. */
export function bylineEnd(text: string) {
  const { rest, institutionAsPrinted } = withoutInstitution(text.trim());
  const etAl = /,?\s+et\s+al\.?$/.exec(rest.slice(-20));
  const body = etAl === null ? rest : rest.slice(0, rest.length - etAl[0].length).trimEnd();
  return { body, institutionAsPrinted, truncated: etAl !== null };
}

/** The institution stands behind the last ` · `; a title may hold one too, but no names follow that. */
function withoutInstitution(text: string): { rest: string; institutionAsPrinted: string | null } {
  const dot = text.lastIndexOf(' · ');
  if (dot === -1) return { rest: text, institutionAsPrinted: null };
  const rest = text.slice(0, dot).trimEnd();
  const tail = text.slice(dot + 3).trim();
  const isInstitution = /\bet al\.?$/.test(rest.slice(-10)) || isSlugList(tail);
  return isInstitution ? { rest, institutionAsPrinted: tail } : { rest: text, institutionAsPrinted: null };
}

/** `amazon-science, baidu`, `ai2.org`: no capitals, no long text. */
function isSlugList(text: string): boolean {
  return text.length <= LONGEST_INSTITUTION && /^[^\p{Lu}\s][^\p{Lu}]*$/u.test(text);
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
