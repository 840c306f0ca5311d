import type { DescribedKind } from '../terms.js';
import type { LayoutReading } from './document/draft-entry.js';
import type { Line } from './document/line.js';

/** Names that are known from elsewhere help to tell titles from bylines. */
export interface KnownNames {
  /** The person whose page it is, where the page itself does not say. */
  owner?: string;
  /** Keys, as `foldName` gives them, of names known for certain. */
  knownNames?: ReadonlySet<string>;
}

/**
 * All that is known of a layout of pages: how it is told from others, and how its text becomes entries. Pure. The
 * schema, the manifest and every refusal are made from it, once `all-layouts.ts` lists it.
 */
export interface PageLayout extends DescribedKind {
  /** Completes the sentence "expected …", such as `a profile page`. */
  expects: string;
  /** Completes the words "entries with …" of the same sentence, such as `marks such as "• 2 authors"`. */
  marks: string;
  /** How often a document shows what this layout prints in every entry. `printed` are the lines that are not blank. */
  countSigns(printed: readonly Line[]): number;
  /** Reads every line of a document; what cannot be read is a problem. */
  read(lines: readonly Line[], known: KnownNames): LayoutReading;
  /** Whether title and byline are printed without a space between, so that the first name of a byline is in doubt. */
  gluesNames: boolean;
  /** Every spelling in a document that could be a person's name. */
  candidateNames(lines: readonly Line[]): string[];
}
