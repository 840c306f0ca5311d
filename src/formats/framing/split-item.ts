/** What the readers of streams give: the items of a bulk file, one by one, with the place to go on from. */

/** Where a stream begins: how many bytes of the file are before it, and the line, from 1, that they end on. */
export interface StreamPlace {
  offset: number;
  line: number;
}

export const BEGINNING: StreamPlace = { offset: 0, line: 1 };

interface ItemPlace {
  /** The line that the item begins on, from 1. */
  line: number;
  /** How many bytes of the file lie before what follows it and its line break or comma. */
  end: number;
  /** The line that this place is on: `{ offset: end, line: endLine }` is where a later run may begin. */
  endLine: number;
}

/** The text of an item. */
export interface SplitText extends ItemPlace {
  text: string;
}

/** An item that is none, or could not be read: `refused` completes the sentence "The record …". */
export interface SplitRefusal extends ItemPlace {
  refused: string;
}

export type SplitItem = SplitText | SplitRefusal;

/** The most bytes of one item: what is longer is passed over without being held. */
export const LONGEST_ITEM = 32 * 1024 * 1024;
