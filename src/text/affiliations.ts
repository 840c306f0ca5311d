import { z } from 'zod';

/** Where an author was, for one paper. */
export interface StatedAffiliation {
  /** As the paper prints it. */
  asPrinted: string | null;
  /** Its place, from 0, among the institutions of the record; null where none was matched. */
  institution: number | null;
}

/** What a record says of one name of its byline. */
export interface AuthorAffiliations {
  affiliations: readonly StatedAffiliation[];
  /** Null where the source does not tell. */
  isCorresponding: boolean | null;
}

/** What else is known of an institution. */
export interface InstitutionFacts {
  /** `https://ror.org/…` */
  ror: string | null;
  /** ISO 3166-1, two letters. */
  countryCode: string | null;
}

/** As one text, as listings keep it; empty where nothing is known. */
export function printAffiliation({ affiliations, isCorresponding }: AuthorAffiliations): string {
  if (affiliations.length === 0 && isCorresponding === null) return '';
  return JSON.stringify([
    isCorresponding,
    ...affiliations.map(({ asPrinted, institution }) => [asPrinted, institution]),
  ]);
}

/** Reads what `printAffiliation` wrote; of any other text, as a forged export may hold, nothing. */
export function readAffiliation(text: string): AuthorAffiliations {
  const read = PRINTED.safeParse(text);
  if (!read.success) return { affiliations: [], isCorresponding: null };
  const [isCorresponding, ...pairs] = read.data;
  return {
    isCorresponding,
    affiliations: pairs.map(([asPrinted, institution]) => ({ asPrinted, institution })),
  };
}

const PRINTED = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.tuple([z.boolean().nullable()], z.tuple([z.string().nullable(), z.int().min(0).nullable()])));

/** `https://ror.org/05a28rw58 CH`, with a dash for what is not known; empty where neither is. */
export function printInstitutionKey({ ror, countryCode }: InstitutionFacts): string {
  return ror === null && countryCode === null ? '' : `${ror ?? '-'} ${countryCode ?? '-'}`;
}

/** Reads what `printInstitutionKey` wrote. */
export function readInstitutionKey(text: string): InstitutionFacts {
  const [ror = '-', countryCode = '-'] = text === '' ? [] : text.split(' ');
  return { ror: ror === '-' ? null : ror, countryCode: countryCode === '-' ? null : countryCode };
}
