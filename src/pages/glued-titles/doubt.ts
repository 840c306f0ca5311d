/** Whether the border between title and byline of a glued line is in doubt. */
import { foldName } from '../../text/fold.js';
import { canBeName, isNameShaped } from '../bylines/name-shape.js';
import { splitNames } from '../bylines/split-names.js';
import { isUncased } from '../bylines/uncased.js';
import { particleBoundaries } from './boundaries.js';
import type { GluedBody, GluedSplit } from './glued-line.js';

/** Below this the next best split is almost as good: about 3 to 1. */
const DOUBTFUL_MARGIN = 1;
/** The same where digits and capitals meet capitals, and shape tells little. */
const DOUBTFUL_MARGIN_IN_RUN = 3;
/** How close to a byline the best split of a line without one may come. */
const CLOSE_MARGIN = 6;

/** A line without a byline is in doubt where a split came close, or where its end tells of names all the same. */
export function isDoubtful(
  { title, names, margin, score }: GluedSplit,
  { truncated }: GluedBody,
  knownNames: ReadonlySet<string>,
): boolean {
  if (names.length > 0) return score < -1 || margin < doubtfulMargin(title, names[0] ?? '');
  return (
    truncated ||
    margin < CLOSE_MARGIN ||
    isUncased(title.at(-1) ?? '') ||
    endsWithKnownName(title, knownNames) ||
    endsWithName(title)
  );
}

/** `…, Bo Ek` at the end of a title, where Bo Ek is known from elsewhere. */
export function endsWithKnownName(title: string, knownNames: ReadonlySet<string>): boolean {
  const last = lastOfSeveral(title);
  return last !== null && knownNames.has(foldName(last));
}

/** `3D|Y-Anh`: a run of digits and capitals goes on in a name whose first letter stands alone. */
function doubtfulMargin(title: string, firstName: string): number {
  const isInRun = /[\p{N}\p{Lu}]$/u.test(title) && /^\p{Lu}\P{Ll}/u.test(firstName);
  return isInRun ? DOUBTFUL_MARGIN_IN_RUN : DOUBTFUL_MARGIN;
}

/** A name behind the last comma, or one behind a particle that is glued to the title: `fluxde la Rosa`. */
function endsWithName(title: string): boolean {
  const last = lastOfSeveral(title);
  if (last !== null && (isNameShaped(last) || (last.includes(' ') && canBeName(last)))) return true;
  return particleBoundaries(title).some((at) => splitNames(title.slice(at)).every(isNameShaped));
}

/** What stands behind the last comma. */
function lastOfSeveral(title: string): string | null {
  const comma = title.lastIndexOf(',');
  return comma === -1 ? null : title.slice(comma + 1).trim();
}
