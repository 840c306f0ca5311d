/** Who wrote a work, and where they work, as OpenAlex says. */
import type { BulkRecord } from '../../record.js';
import { LIMITS } from '../../record-limits.js';
import type { AuthorIdentifier } from '../../terms.js';
import { normalPersonIdentifier } from '../../text/identifier.js';
import { nameKeys } from '../../text/names/name-keys.js';
import { readName } from '../../text/names/read-name.js';
import { statedText } from '../../text/names/stated-text.js';
import {
  type AuthorAffiliations,
  type InstitutionFacts,
  type StatedAffiliation,
  printInstitutionKey,
} from '../../text/affiliations.js';
import { institutionsOf, isInstitution } from '../institutions.js';
import { printAffiliations } from '../affiliations.js';
import {
  asideOf,
  flagOf,
  objectOf,
  objectsOf,
  shortTextOf,
  shownTextOf,
  shownTextsOf,
  textOf,
  textsOf,
  type JsonFields,
} from '../json/json-fields.js';

type Authors = Pick<
  BulkRecord,
  'byline' | 'institutions' | 'institutionAsPrinted' | 'institutionKeys' | 'affiliations'
>;

/** An authorship without a name is left out, and the byline is then no longer complete. */
export function readAuthorships(fields: JsonFields): Authors {
  const authorships = objectsOf(fields, 'authorships');
  const persons = authorships.map((authorship) => ({ ...personOf(authorship), authorship }));
  const named = persons.filter((person) => person.name !== null);
  const truncated = flagOf(fields, 'is_authors_truncated') || named.length < persons.length;
  const found = institutionsOf(authorships.flatMap(affiliationsOf));
  const placed = new Map(found.institutions.map((name, place) => [name, place]));
  return {
    byline: bylineOf(named, truncated),
    ...found,
    institutionKeys: keysOf(found.institutions, authorships),
    affiliations: printAffiliations(named.map(({ authorship }) => whereabouts(asideOf(authorship), placed))),
  };
}

interface Person {
  name: string | null;
  identifiers: AuthorIdentifier[];
  /** As the name is printed, where that tells family and given names; empty where the name reads so by itself. */
  parts: string;
}

/** The record of an author who is nobody in particular has no name of its own. */
function personOf(authorship: JsonFields): Person {
  const author = objectOf(authorship, 'author');
  const rawName = shownTextOf(authorship, 'raw_author_name');
  if (author === null) return { name: rawName, identifiers: [], parts: '' };
  const name = shownTextOf(author, 'display_name');
  const id = textOf(author, 'id');
  const identifiers = [
    ...personIdentifiers({ scheme: 'OPENALEX', value: id ?? '' }),
    ...personIdentifiers({ scheme: 'ORCID', value: textOf(author, 'orcid') ?? '' }),
  ];
  const isNobody = id !== null && identifiers[0]?.scheme !== 'OPENALEX';
  if (isNobody || name === null) return { name: rawName ?? name, identifiers, parts: '' };
  return { name, identifiers, parts: partsAsPrinted(name, rawName) };
}

/** `Ruiz Fabo, Pablo` tells how `Pablo Ruiz Fabo` is to be read. */
function partsAsPrinted(name: string, printed: string | null): string {
  if (printed?.includes(',') !== true) return '';
  return nameKeys(printed).nameKey === nameKeys(name).nameKey ? statedText(name, readName(printed)) : '';
}

function personIdentifiers({ scheme, value }: AuthorIdentifier): AuthorIdentifier[] {
  const normal = normalPersonIdentifier({ scheme, value });
  return normal === null ? [] : [{ scheme, value: normal }];
}

function bylineOf(persons: readonly Person[], truncated: boolean): BulkRecord['byline'] {
  if (persons.length === 0) return null;
  return {
    names: persons.map(({ name }) => name ?? ''),
    truncated,
    identifiers: persons.map(({ identifiers }) => identifiers),
    ...(persons.some(({ parts }) => parts !== '') ? { parts: persons.map(({ parts }) => parts) } : {}),
  };
}

/** The institutions that OpenAlex knows; where it knows none, the addresses as they were printed. */
function affiliationsOf(authorship: JsonFields): string[] {
  const known = objectsOf(authorship, 'institutions').map(
    (place) => shownTextOf(place, 'display_name') ?? '',
  );
  return known.length > 0 ? known : shownTextsOf(authorship, 'raw_affiliation_strings').filter(isInstitution);
}

/** For each institution what else OpenAlex knows of it; none where it knows nothing of any. */
function keysOf(names: readonly string[], authorships: readonly JsonFields[]): string[] {
  const keys = new Map<string, string>();
  for (const place of authorships.flatMap((authorship) => objectsOf(asideOf(authorship), 'institutions'))) {
    const name = shownTextOf(place, 'display_name') ?? '';
    const key = printInstitutionKey(factsOf(place));
    if (key !== '' && !keys.has(name)) keys.set(name, key);
  }
  return keys.size === 0 ? [] : names.map((name) => keys.get(name) ?? '');
}

function factsOf(place: JsonFields): InstitutionFacts {
  const [ror, country] = [textOf(place, 'ror') ?? '', textOf(place, 'country_code') ?? ''];
  const [, id] = /^(?:https?:\/\/)?ror\.org\/(0[a-z0-9]{6}\d{2})$/i.exec(ror) ?? [];
  return {
    ror: id === undefined ? null : `https://ror.org/${id.toLowerCase()}`,
    countryCode: /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : null,
  };
}

/** Where one author was. `placed` has the place of each institution of the work by its name. */
function whereabouts(authorship: JsonFields, placed: ReadonlyMap<string, number>): AuthorAffiliations {
  const known = new Map(
    objectsOf(authorship, 'institutions').flatMap((place): [string, number][] => {
      const at = placed.get(shownTextOf(place, 'display_name') ?? '');
      return at === undefined ? [] : [[textOf(place, 'id') ?? `${at}`, at]];
    }),
  );
  const { is_corresponding: corresponding } = authorship.values;
  return {
    affiliations: affiliationsAt(authorship, known),
    isCorresponding: typeof corresponding === 'boolean' ? corresponding : null,
  };
}

/** Each printed address with the institutions that it was matched to; those that stand under no address come last. */
function affiliationsAt(authorship: JsonFields, known: ReadonlyMap<string, number>): StatedAffiliation[] {
  const printed = addressesOf(authorship, [...known.keys()]);
  const matched = new Set(printed.flatMap(({ ids }) => ids));
  const others = [...known].filter(([id]) => !matched.has(id));
  return [
    ...printed.flatMap(({ asPrinted, ids }): StatedAffiliation[] => {
      const places = ids.flatMap((id) => known.get(id) ?? []);
      return places.length === 0
        ? [{ asPrinted, institution: null }]
        : places.map((institution) => ({ asPrinted, institution }));
    }),
    ...others.map(([, institution]) => ({ asPrinted: null, institution })),
  ];
}

/** Older snapshots do not say which address is of which institution: one address is of all. */
function addressesOf(
  authorship: JsonFields,
  ids: readonly string[],
): { asPrinted: string; ids: readonly string[] }[] {
  const stated = objectsOf(authorship, 'affiliations').flatMap((affiliation) => {
    const asPrinted = shortTextOf(affiliation, 'raw_affiliation_string');
    return asPrinted === null ? [] : { asPrinted, ids: textsOf(affiliation, 'institution_ids') };
  });
  if (stated.length > 0) return stated;
  const printed = shownTextsOf(authorship, 'raw_affiliation_strings').filter(
    (text) => isInstitution(text) && text.length <= LIMITS.shortTextCharacters,
  );
  return printed.map((asPrinted) => ({ asPrinted, ids: printed.length === 1 ? ids : [] }));
}
