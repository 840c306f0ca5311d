/** Lists of names as BibTeX has them: `First von Last`, `von Last, First`, `von Last, Jr, First`, joined by `and`. */
import type { CitedName } from '../bibliography/cited-name.js';
import { readTex } from '../tex/read-tex.js';
import { isOrganisation } from '../../text/names/organisation.js';
import { isDegree, isSuffix } from '../../text/names/suffixes.js';
import { splitTex } from './split-tex.js';

export interface ReadNames {
  names: CitedName[];
  /** The list ends with `and others`. */
  truncated: boolean;
  /** Completes "The entry …". */
  doubts: string[];
}

/** Reads a list of names that is typed for TeX. */
export function readBibtexNames(tex: string): ReadNames {
  const doubts: string[] = [];
  const given = splitTex(tex.replaceAll(/\s+/g, ' '), / and(?= )| ?; /iy).map((name) =>
    name
      .trim()
      .replace(/^and | and$/giu, '')
      .trim(),
  );
  const printed = given.filter((name) => name !== '');
  const others = printed.filter((name) => OTHERS.test(name));
  const names = printed.filter((name) => !OTHERS.test(name)).flatMap((name) => readName(name, doubts));
  return { names, truncated: others.length > 0, doubts };
}

const OTHERS = /^\{*(?:others|et\.?\s*al\.?)\}*$/iu;

function readName(tex: string, doubts: string[]): CitedName[] {
  const bare = withoutMarks(tex);
  const within = bracedWhole(bare);
  if (within !== null) return bracedName(within);
  const parts = splitTex(bare, /,\s*/y).map((part) => part.trim());
  if (parts.some((part) => /^(?:family|given|prefix|suffix)(?:-i)?\s*=/i.test(part)))
    return [extendedName(parts)];
  const named = parts.filter(
    (part, place) => part !== '' && (place === 0 || parts.length < 3 || !isDegree(plain(part))),
  );
  if (named.length <= 1) return [flatName(named[0] ?? '')];
  if (named.length === 2) return [turnedName(named)];
  return manyParts(named, tex, doubts);
}

/** `Last, Jr, First`, or `Last, First, Jr`; more commas than that part names from each other. */
function manyParts(parts: readonly string[], tex: string, doubts: string[]): CitedName[] {
  const suffix = parts.findIndex((part, place) => place > 0 && isSuffix(plain(part)));
  if (parts.length === 3 && suffix === 2)
    return [turnedName([parts[0] ?? '', parts[2] ?? '', parts[1] ?? ''])];
  if (parts.length === 3) return [turnedName(parts)];
  if (parts.every((part) => plain(part).includes(' '))) {
    doubts.push(`has names with commas between them: ${JSON.stringify(plain(tex).slice(0, 60))}`);
    return parts.map(flatName);
  }
  doubts.push(`has a name of ${parts.length} parts: ${JSON.stringify(plain(tex).slice(0, 60))}`);
  return [wholeText(plain(tex))];
}

function turnedName([last = '', ...others]: readonly string[]): CitedName {
  const given = plain(others.at(-1) ?? '');
  const suffix = plain(others.slice(0, -1).join(' '));
  if (others.length === 1 && isSuffix(given)) return { ...flatName(last), suffix: given };
  const words = splitWords(last);
  const start = words.findLastIndex(isLower) + 1;
  const isAllLower = start === words.length;
  const particleEnd = isAllLower ? words.findIndex((word) => !isLower(word)) : start;
  const end = Math.max(0, Math.min(particleEnd, words.length - 1));
  return {
    family: plain(words.slice(end).join(' ')),
    given,
    particle: plain(words.slice(0, end).join(' ')),
    suffix,
    isStated: true,
  };
}

/** Without a comma nothing but the case of words, and braces, tell parts; what neither tells is left open. */
function flatName(tex: string): CitedName {
  const words = splitWords(tex);
  const start = words.findIndex(isLower);
  const last = words.length - 1;
  if (start > 0 && start < last) {
    const end = words.findLastIndex((word, place) => place < last && isLower(word)) + 1;
    const given = plain(words.slice(0, start).join(' '));
    const particle = plain(words.slice(start, end).join(' '));
    return {
      family: plain(words.slice(end).join(' ')),
      given,
      particle,
      suffix: '',
      isStated: !isOrganisation(plain(tex)),
    };
  }
  const family = plain(words[last] ?? '');
  if (last > 0 && /^\{[^\\]/.test(words[last] ?? '') && family.includes(' '))
    return { family, given: plain(words.slice(0, last).join(' ')), particle: '', suffix: '', isStated: true };
  return wholeText(plain(tex));
}

/** What is braced as a whole is one name. A comma in it may part the names of a person, wrapped for another reason. */
function bracedName(within: string): CitedName[] {
  return [wholeText(plain(within))];
}

function wholeText(family: string): CitedName {
  return { family, given: '', particle: '', suffix: '', isStated: false };
}

/** BibLaTeX's own form: `family=Berg, given=Jan, prefix=van den`. */
function extendedName(parts: readonly string[]): CitedName {
  const value = (name: string) => {
    const part = parts.find((one) => new RegExp(`^${name}\\s*=`, 'i').test(one)) ?? '';
    return plain(
      part
        .slice(part.indexOf('=') + 1)
        .trim()
        .replace(/^"(.*)"$/s, '$1'),
    );
  };
  return {
    family: value('family'),
    given: value('given'),
    particle: value('prefix'),
    suffix: value('suffix'),
    isStated: true,
  };
}

/** Emphasis of an own name, and what leads to footnotes. */
const EMPHASIS =
  /^\\(?:textbf|textit|emph|underline|uline|textsc|textsl|texttt|textrm|textsf|mkbibbold|mkbibemph|hl|ul)\s*(?=\{)/;
const DECLARED = /^\{\\(?:bf|it|em|bfseries|itshape|underline|textbf|emph)\b\s*(.*)\}$/s;
const FOOTNOTES =
  /\s*(?:\\(?:textsuperscript|footnote|footnotemark|thanks|dag|ddag|dagger|ddagger|textdagger|textdaggerdbl|IEEEauthorrefmark|inst|textasteriskcentered)\b\s*(?:\[\d*\])?(?:\{[^{}]*\}|\{\{?\\[a-z]+\}?\})?|\$\s*\^[^$]{0,40}\$|\$\s*\\(?:dag|ddag|ast|star|dagger)\s*\$|[*†‡§¶∗])+\s*$/;

/** Marks are looked for in so many characters at the end: many that stand elsewhere would be gone through again from each. */
const LONGEST_MARKS = 300;

/** A name without emphasis around the whole of it, and without marks behind it. */
function withoutMarks(tex: string): string {
  let bare = tex.trim();
  for (let step = 0; step < 5; step += 1) {
    const unmarked = (
      bare.slice(0, -LONGEST_MARKS) + bare.slice(-LONGEST_MARKS).replace(FOOTNOTES, '')
    ).trim();
    const declared = DECLARED.exec(unmarked)?.[1];
    const emphasised = EMPHASIS.exec(unmarked);
    const within = emphasised === null ? null : bracedWhole(unmarked.slice(emphasised[0].length).trim());
    const braced = bracedWhole(unmarked);
    const inner = braced !== null && EMPHASIS.test(braced.trim()) ? braced.trim() : null;
    const next = declared ?? within ?? inner ?? unmarked;
    if (next === bare) return bare;
    bare = next;
  }
  return bare;
}

/** What is in the braces, where a pair of them stands around the whole text. Braces around an accent are none. */
function bracedWhole(tex: string): string | null {
  if (!tex.startsWith('{') || !tex.endsWith('}')) return null;
  let depth = 0;
  for (let at = 0; at < tex.length; at += 1) {
    if (tex[at] === '{') depth += 1;
    else if (tex[at] === '}') depth -= 1;
    if (depth === 0 && at < tex.length - 1) return null;
  }
  const within = tex.slice(1, -1);
  return /^\\(?:[^A-Za-z]|[a-zA-Z]{1,2}\b)[^{}]{0,3}(?:\{[^{}]*\})?$/.test(within) ? null : within;
}

function splitWords(tex: string): string[] {
  return splitTex(tex, /[\s~]+/y).filter((word) => word !== '');
}

/** Whether a word begins with a small letter, outside of braces that are no accent's: then it is a particle. */
function isLower(word: string): boolean {
  if (/^\{[^\\]/.test(word)) return false;
  const first = plain(word).replace(/^[^\p{L}]+/u, '')[0] ?? '';
  return first !== first.toUpperCase() && first === first.toLowerCase();
}

function plain(tex: string): string {
  return readTex(tex).text.replaceAll(/\s+/gu, ' ').trim();
}
