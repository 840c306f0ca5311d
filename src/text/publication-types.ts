/** What a paper can be; the values of the schema's enum. */
export const PUBLICATION_TYPES = [
  'ARTICLE',
  'CONFERENCE_PAPER',
  'PREPRINT',
  'BOOK',
  'BOOK_CHAPTER',
  'THESIS',
  'REPORT',
  'REVIEW',
  'DATASET',
  'SOFTWARE',
  'OTHER',
] as const;
export type PublicationType = (typeof PUBLICATION_TYPES)[number];

/** The type of that name; `OTHER` for one that is not known, null where none is stated. */
export function publicationType(name: string | null): PublicationType | null {
  return name === null ? null : (PUBLICATION_TYPES.find((type) => type === name) ?? 'OTHER');
}
