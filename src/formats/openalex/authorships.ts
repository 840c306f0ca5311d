/** Who wrote a work, and where they work, as OpenAlex says. */
import type { BulkRecord } from '../../record.js';
import type { AuthorIdentifier } from '../../terms.js';
import { normalPersonIdentifier } from '../../text/identifier.js';
import { nameKeys } from '../../text/names/name-keys.js';
import { readName } from '../../text/names/read-name.js';
import { statedText } from '../../text/names/stated-text.js';
import { institutionsOf, isInstitution } from '../institutions.js';
import {
  flagOf,
  objectOf,
  objectsOf,
  shownTextOf,
  shownTextsOf,
  textOf,
  type JsonFields,
} from '../json/json-fields.js';

type Authors = Pick<BulkRecord, 'byline' | 'institutions' | 'institutionAsPrinted'>;

/** An authorship without a name is left out, and the byline is then no longer complete. */
export function readAuthorships(fields: JsonFields): Authors {
  const authorships = objectsOf(fields, 'authorships');
  const persons = authorships.map(personOf);
  const named = persons.filter((person) => person.name !== null);
  const truncated = flagOf(fields, 'is_authors_truncated') || named.length < persons.length;
  return { byline: bylineOf(named, truncated), ...institutionsOf(authorships.flatMap(affiliationsOf)) };
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
