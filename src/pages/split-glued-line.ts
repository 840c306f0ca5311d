/**
 * Lists print title and byline without anything between them: `…how to find themAnn Lee, Bo Ek et al.`. Every
 * place where the byline could begin is scored by what stands left of it, by the names right of it, and by what
 * the rest of the document says; the best is taken, and is called doubtful where the next is almost as good.
 */
import { foldName } from '../text/fold.js';
import { splitNames } from './byline.js';
import { gluedBoundaries } from './glued-boundaries.js';
import { scoreName } from './name-shape.js';
import { scoreTitleEnd } from './title-end.js';
import type { Vocabulary } from './vocabulary.js';

export interface SplitEvidence {
  /** Keys of names that are certain from elsewhere. */
  knownNames: ReadonlySet<string>;
  /** Words of this entry's abstract. */
  entryWords: Vocabulary;
  /** Words of all abstracts and titles. */
  documentWords: Vocabulary;
}

export interface GluedSplit {
  title: string;
  /** Empty where no byline was found. */
  names: string[];
  /** Above 0 for a convincing byline. */
  score: number;
  /** How much better than the next best, in the same measure. */
  margin: number;
}

/** What is glued, without institution and `et al.`; `truncated` where the line has `et al.` */
export interface GluedBody {
  body: string;
  truncated: boolean;
}

const LEAST_SCORE = -4;

/** The best split of a line; the whole line as a title where nothing in it resembles a byline. */
export function splitGluedLine(glued: GluedBody, evidence: SplitEvidence): GluedSplit {
  const [best, next] = possibleSplits(glued, evidence);
  const least = glued.truncated ? LEAST_SCORE - 4 : LEAST_SCORE;
  if (best === undefined || best.score < least) {
    return {
      title: glued.body,
      names: [],
      score: best?.score ?? -Infinity,
      margin: least - (best?.score ?? -Infinity),
    };
  }
  return { ...best, margin: best.score - Math.max(next?.score ?? least, least) };
}

/** Every split of a line, best first. */
export function possibleSplits(
  { body, truncated }: GluedBody,
  evidence: SplitEvidence,
): Omit<GluedSplit, 'margin'>[] {
  return gluedBoundaries(body, evidence.documentWords)
    .map((at) => {
      const title = body.slice(0, at).trim();
      const names = splitNames(body.slice(at));
      const score = scoreTitleEnd(body, at, evidence) + scoreByline(names, truncated, evidence);
      return { title, names, score };
    })
    .sort((a, b) => b.score - a.score);
}

/** The first name carries the evidence; the others, cut out by commas, can only speak against it. */
function scoreByline(names: readonly string[], truncated: boolean, evidence: SplitEvidence): number {
  const [first = '', ...others] = names;
  const worst = others.reduce((score, name) => score + Math.max(-8, Math.min(0, scoreName(name))), 0);
  return scoreFirstName(first, evidence) + worst + scoreCount(names.length, truncated);
}

function scoreFirstName(name: string, { knownNames, documentWords }: SplitEvidence): number {
  if (knownNames.has(foldName(name))) return 9;
  const words = name.split(/\s+/u);
  const common = words.filter((word) => word.length > 2 && documentWords.common.has(word.toLowerCase()));
  return scoreName(name) - 1.5 * common.length;
}

/** The sites cut a byline behind its third name. */
function scoreCount(count: number, truncated: boolean): number {
  if (truncated) return count === 3 ? 1.5 : -0.5 * Math.abs(count - 3);
  return count <= 3 ? 0 : -0.5 * Math.min(count - 3, 4);
}
