/** What the readers of streams give: the items of a bulk file, one by one. */

/** The text of an item, and the line that it begins on, from 1. */
export interface SplitText {
  line: number;
  text: string;
}

/** An item that is none, or could not be read: `refused` completes the sentence "The record …". */
export interface SplitRefusal {
  line: number;
  refused: string;
}

export type SplitItem = SplitText | SplitRefusal;

/** The most bytes of one item: what is longer is passed over without being held. */
export const LONGEST_ITEM = 32 * 1024 * 1024;
