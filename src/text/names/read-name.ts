import { countInitialsBehind, initialsApart } from './bare-initials.js';
import { isGroupNoun, isOrganisation, splitBehalf } from './organisation.js';
import { countParticles, familyStart, trailingParticles } from './particles.js';
import { plainWords } from './plain-name.js';
import { isEastAsian } from './script.js';
import { isDegree, isSuffix, suffixStart } from './suffixes.js';
import { splitUnspaced } from './unspaced-name.js';

/** A name's parts as a source states them. The family name has its particles. */
export interface StatedName {
  family: string;
  given: string;
  suffix?: string;
}

/** A name taken apart, as printed; a part is empty where there is none. */
export interface PrintedName {
  /** A name of one word, and an organisation's, is all family name. */
  family: string;
  /** The first of the family name's words are particles: `van 't` of `van 't Hoff`. */
  particles: string;
  given: string;
  /** The given names, with initials apart that are printed together: `E M` of `EM`. */
  givenApart: string;
  /** Such as `Jr.`, `2nd`. */
  suffix: string;
  isOrganisation: boolean;
  /** The name as people say it, given name first; in East Asian scripts family name first. */
  shown: string;
  /** For whom the person speaks: `CMS Collaboration`. */
  behalf: string;
}

/**
 * Takes a name apart. What the source states holds. Otherwise a comma tells family and given names, and without one
 * they are guessed, by the case of the words and by their script.
 */
export function readName(printed: string, stated?: StatedName | null): PrintedName {
  const plain = stated ? null : plainWords(printed);
  return plain === null ? readByRules(printed, stated) : plainName(plain, printed);
}

function plainName(words: readonly string[], shown: string): PrintedName {
  const [family = ''] = words.slice(-1);
  const given = words.slice(0, -1).join(' ');
  return {
    family,
    particles: '',
    given,
    givenApart: given,
    suffix: '',
    isOrganisation: false,
    shown,
    behalf: '',
  };
}

/** As `readName`, which lets most names go a shorter way. */
export function readByRules(printed: string, stated?: StatedName | null): PrintedName {
  const text = tidy(printed);
  const isStated = stated && stated.given !== '' && stated.family !== '' && !isGroupNoun(stated.family);
  if (isStated) return statedName(text, stated);
  const { person, behalf } = splitBehalf(text);
  if (person === '') return organisation(behalf || text);
  return { ...readPerson(behalf === '' ? text : tidy(person)), behalf };
}

function tidy(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replace(/^(?:and|&) /u, '')
    .replace(/(?<![\s,;:])[\s,;:]+$/u, '')
    .trim();
}

function readPerson(text: string): PrintedName {
  if (isOrganisation(text)) return organisation(text);
  const pieces = text.split(/\s*[,，]\s*/u).filter((piece) => piece !== '' && !isDegree(piece));
  if (pieces.length === 1) return flatName(pieces[0] ?? '', text);
  return turnedName(pieces) ?? organisation(text);
}

function organisation(text: string): PrintedName {
  return {
    family: text,
    particles: '',
    given: '',
    givenApart: '',
    suffix: '',
    isOrganisation: true,
    shown: text,
    behalf: '',
  };
}

const HONORIFIC = /^(?:(?:dr|prof|mr|mrs|ms)\.|dr|prof|professor) +(?:(?:dr|ing|h\. ?c)\. +)*(?=\S+ \S)/iu;

/** `Johannes von Oswald`, `山田 太郎`, `山田太郎`. */
function flatName(name: string, shown: string): PrintedName {
  const words = name.replace(HONORIFIC, '').split(' ');
  if (isEastAsian(words)) return eastAsianName(words, shown);
  const end = isBareName(words) ? words.length : suffixStart(words);
  const suffix = words.slice(end).join(' ');
  const bare = initialsBehind(words.slice(0, end));
  if (bare > 0)
    return named({
      family: words.slice(0, end - bare),
      given: words.slice(end - bare, end),
      suffix,
      shown: null,
    });
  const start = familyStart(words.slice(0, end));
  return named({ family: words.slice(start, end), given: words.slice(0, start), suffix, shown });
}

/** How many initials stand behind a family name and its particles: 1 in `van der Berg JM`. */
function initialsBehind(words: readonly string[]): number {
  const count = countInitialsBehind(words);
  const family = words.slice(0, words.length - count).map((word) => word.toLowerCase());
  return countParticles(family) === family.length - 1 ? count : 0;
}

/** `Petrov IV`: a suffix follows on more than a family name. */
function isBareName(words: readonly string[]): boolean {
  return words.length === 2 && /^(?:[IJS]R|I[IV]|VI)$/u.test(words[1] ?? '');
}

/** The family name is the first word; of a single word the first signs, where that is certain. */
function eastAsianName(words: readonly string[], shown: string): PrintedName {
  const [word = '', ...others] = words;
  const split = others.length === 0 ? splitUnspaced(word) : null;
  const family = split === null ? word : split.family;
  return named({ family: [family], given: split === null ? others : [split.given], suffix: '', shown });
}

/** `von Oswald, Johannes`; `King, Jr., Martin Luther`; `Roth, Jr.` behind a given name. Null for what is no such name. */
function turnedName(pieces: readonly string[]): PrintedName | null {
  const suffix = pieces.filter((piece, place) => place > 0 && isSuffix(piece)).join(' ');
  const [family = '', given, ...others] = pieces.filter((piece, place) => place === 0 || !isSuffix(piece));
  if (given === undefined) return flatName(`${family} ${suffix}`, pieces.join(', '));
  if (others.length > 0 || !canBeGiven(given)) return null;
  return statedName(null, { family, given, suffix });
}

/** An address behind a comma, as of an institution, is longer or has numbers. */
function canBeGiven(text: string): boolean {
  return text.split(' ').length <= 5 && !/[\p{N}:;@/]/u.test(text);
}

/** @param shown null where the name is printed family name first. */
function statedName(shown: string | null, stated: StatedName): PrintedName {
  const { suffix = '' } = stated;
  const given = stated.given.split(' ');
  const family = stated.family.split(' ');
  const stem = suffix !== '' ? family.length : suffixStart(family);
  const particles = trailingParticles(given);
  const ending = suffix !== '' ? given.length : suffixStart(given);
  const behind = [...family.slice(stem), ...given.slice(ending)].join(' ');
  return named({
    family: [...given.slice(particles, ending), ...family.slice(0, stem)],
    given: given.slice(0, Math.min(particles, ending)),
    suffix: suffix === '' ? behind : suffix,
    shown,
  });
}

interface NameWords {
  family: readonly string[];
  given: readonly string[];
  suffix: string;
  shown: string | null;
}

function named({ family, given, suffix, shown }: NameWords): PrintedName {
  const parts = {
    family: family.join(' '),
    particles: family.slice(0, countParticles(family)).join(' '),
    given: given.join(' '),
    givenApart: withInitialsApart(given.join(' '), family.join(' '), shown === null),
    suffix,
  };
  return { ...parts, isOrganisation: false, shown: shown ?? inOrder(parts), behalf: '' };
}

/** Where all letters are capitals none of them are told to be initials. */
function withInitialsApart(given: string, family: string, isBehind: boolean): string {
  return /\p{Ll}/u.test(family) ? initialsApart(given, isBehind) : given;
}

/** The parts in the order in which the name is said. */
export function inOrder({ family, given, suffix }: Pick<PrintedName, 'family' | 'given' | 'suffix'>): string {
  const isFamilyFirst = given !== '' && isEastAsian([...family.split(' '), ...given.split(' ')]);
  const words = isFamilyFirst ? [family, given] : [given, family, suffix];
  return words.filter((part) => part !== '').join(' ');
}
