/** A line that prints title and byline without anything between them, and the ways to split it. */

/** What is glued, without institution and `et al.`; `truncated` where the line has `et al.` */
export interface GluedBody {
  body: string;
  truncated: boolean;
}

/** One way to split a line. */
export interface PossibleSplit {
  title: string;
  names: string[];
  /** The first name as `foldName` gives it. */
  firstKey: string;
  /** Above 0 for a convincing byline, if nothing is known of the first name. */
  score: number;
  /** The score if the first name is known from elsewhere. */
  knownScore: number;
}

/** The way that was chosen. */
export interface GluedSplit {
  title: string;
  /** Empty where no byline was found. */
  names: string[];
  score: number;
  /** How much better than the next best, in the same measure. */
  margin: number;
}

/** The run without spaces around an offset, and its part on the left. */
export function gluedToken(body: string, at: number): { left: string; whole: string } {
  const window = body.slice(Math.max(0, at - 100), at);
  const left = window.slice(window.search(/\S*$/u));
  const right = /^\S*/u.exec(body.slice(at, at + 100))?.[0] ?? '';
  return { left, whole: left + right };
}
