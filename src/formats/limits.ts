/** The most that a record of any format may hold: characters of a text, and how many of a kind. */
export const LIMITS = {
  titleCharacters: 5_000,
  /** Of an abstract, and of a comment. */
  textCharacters: 200_000,
  /** Of a person's or an institution's name. */
  nameCharacters: 300,
  topicCharacters: 100,
  authors: 20_000,
  topics: 100,
  identifiers: 100,
} as const;

/** A year has four digits, so that days order as texts do. */
export const FIRST_DAY = '1000-01-01';
