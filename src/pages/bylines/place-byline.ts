/** A byline between title and abstract: its place tells it where its names do not look like names. */
import type { Problem } from '../../terms.js';
import { bylineEnd, bylineNames, endsAsByline, isByline } from './byline.js';
import { canBeName } from './name-shape.js';
import { quoteLine, type Line } from '../document/line.js';

/** The lines of an entry that are not blank, as far as they are there. */
export interface EntryLines {
  title: Line | undefined;
  /** Byline or abstract. */
  next: Line | undefined;
  below: Line | undefined;
}

export interface PlacedByline {
  /** Whether it is one. */
  found: boolean;
  problems: Problem[];
}

const LONGEST_BYLINE = 300;
const NO_BYLINE: PlacedByline = { found: false, problems: [] };
const CERTAIN_BYLINE: PlacedByline = { found: true, problems: [] };

/** Whether the line below a title is its byline, and whether that is in doubt. */
export function placeByline(lines: EntryLines): PlacedByline {
  const { next } = lines;
  if (next === undefined) return NO_BYLINE;
  if (isByline(next.text)) return CERTAIN_BYLINE;
  if (!standsApart(lines)) return NO_BYLINE;
  const areNames = bylineNames(next.text).every(canBeName);
  if (endsAsByline(next.text)) return areNames ? CERTAIN_BYLINE : { found: true, problems: [oddNames(next)] };
  if (isSentence(next.text) || next.text.trim().length > LONGEST_BYLINE) return NO_BYLINE;
  if (areNames) return isLonger(lines) ? CERTAIN_BYLINE : { found: true, problems: [oddNames(next)] };
  return isLonger(lines) ? { found: false, problems: [oddAbstract(next)] } : NO_BYLINE;
}

/** Whether the title below the head at `headAt` has a byline of its own, and no doubt about it. */
export function hasBylineBelow(printed: readonly Line[], headAt: number): boolean {
  const [title, next, below] = printed.slice(headAt + 1, headAt + 4);
  if (bylineEnd(title?.text ?? '').truncated) return false;
  const { found, problems } = placeByline({ title, next, below });
  return found && problems.length === 0;
}

/** Blank lines above and below, or the end of the document. */
function standsApart({ title, next, below }: EntryLines): boolean {
  if (title === undefined || next === undefined) return false;
  return next.number > title.number + 1 && (below === undefined || below.number > next.number + 1);
}

/** Whether the paragraph below is longer, as an abstract is. */
function isLonger({ next, below }: EntryLines): boolean {
  return below !== undefined && below.text.trim().length > (next?.text.trim().length ?? 0);
}

/** A full stop behind an initial or a suffix ends no sentence. */
function isSentence(text: string): boolean {
  return (
    /[!?。…:;][\p{P}$]*$|[\p{L}\p{N})$]{2}\.[\p{P}$]*$/u.test(text.trim()) &&
    !/ (?:Jr|Sr)\.$/.test(text.trim())
  );
}

function oddNames(line: Line): Problem {
  return {
    line: line.number,
    message: `${quoteLine(line.text)} stands in the place of a byline and was read as one`,
  };
}

function oddAbstract(line: Line): Problem {
  return {
    line: line.number,
    message: `expected a byline, but found ${quoteLine(line.text)}, which was read as a part of the abstract`,
  };
}
