/** Where a byline may begin in a line that glues it to the title: between two characters without a space. */
import { scoreTeamName } from '../bylines/team-name.js';
import { isUncased } from '../bylines/uncased.js';
import { gluedToken } from './glued-line.js';
import { hasWord, type Vocabulary } from './vocabulary.js';

/** Bylines are at most three names here; teams are long. What stands farther left is title. */
const LONGEST_BYLINE = 600;
const MOST_BOUNDARIES = 60;

const LOWERCASE_BEGINNING =
  /^(?:van|von|de|del|della|di|da|dos|den|ten|ter|al|el|la|le|bin|ben|ibn|af|zu)(?: (?:der|den|de|la|las|los|het|dem|der))? ?\p{Lu}\p{L}|^(?:d|l|al|el)['’-]\p{Lu}/u;

/** Offsets at which a name may begin, in the order of the line, at most 60. */
export function gluedBoundaries(body: string, vocabulary: Vocabulary): number[] {
  const boundaries: number[] = [];
  for (let at = Math.max(1, body.length - LONGEST_BYLINE); at < body.length; at += 1) {
    if (isBoundary(body, at, vocabulary)) boundaries.push(at);
  }
  return boundaries.slice(-MOST_BOUNDARIES);
}

function isBoundary(body: string, at: number, vocabulary: Vocabulary): boolean {
  const before = body[at - 1] ?? ' ';
  const first = body[at] ?? ' ';
  if (/\s/u.test(before) || !/\p{L}/u.test(first)) return false;
  if (/\p{Lu}/u.test(first)) return beginsCapitalised(body, at);
  if (isUncased(first)) return !isUncased(before);
  return beginsLowercase(body, at, vocabulary);
}

/**
 * Offsets of particles in lower case within a word, whatever that word is: `fluxde la Rosa`. Too many of them are
 * no boundaries, so that they count only where something else tells that names are there.
 */
export function particleBoundaries(body: string): number[] {
  const boundaries: number[] = [];
  for (let at = Math.max(1, body.length - LONGEST_BYLINE); at < body.length; at += 1) {
    const isInWord = /[\p{L}\p{N}\p{P}]/u.test(body[at - 1] ?? ' ');
    if (isInWord && LOWERCASE_BEGINNING.test(body.slice(at, at + 30))) boundaries.push(at);
  }
  return boundaries.slice(-MOST_BOUNDARIES);
}

/** Within a run of capitals only its last can begin a name (`BERTJacob`), unless a team is written so. */
function beginsCapitalised(body: string, at: number): boolean {
  const before = body[at - 1] ?? ' ';
  const next = body[at + 1] ?? ' ';
  if (!/\p{Lu}/u.test(before) || /[\p{Ll}\p{M}.\s'’-]/u.test(next)) return true;
  return scoreTeamName(body.slice(at, at + 80).split(',', 1)[0] ?? '') !== null;
}

/** `…learn to seevan der Berg`: only where the word ends as one printed elsewhere, and is none as a whole. */
function beginsLowercase(body: string, at: number, vocabulary: Vocabulary): boolean {
  if (!LOWERCASE_BEGINNING.test(body.slice(at, at + 30))) return false;
  const { left, whole } = gluedToken(body, at);
  return (
    /[\p{N}\p{P}]$/u.test(left) ||
    (left.length > 1 && hasWord(vocabulary, left) && !hasWord(vocabulary, whole))
  );
}
