/** Where a work appeared and where it can be read, as OpenAlex says: https://docs.openalex.org/api-entities/works/work-object/location-object */
import { LIMITS } from '../../record-limits.js';
import type { BulkRecord } from '../../record.js';
import { type LinkKind, printLink } from '../../text/links.js';
import { asideOf, objectOf, objectsOf, shortTextOf, textOf, type JsonFields } from '../json/json-fields.js';

type Places = Pick<
  BulkRecord,
  'venue' | 'issn' | 'volume' | 'issue' | 'pages' | 'publisher' | 'license' | 'links'
>;

/** What is wrong in any of it costs the work that value, no more. */
export function readPlaces(work: JsonFields): Places {
  const fields = asideOf(work);
  const places = placesOf(fields);
  return {
    ...venueOf(fields, places),
    ...biblioOf(fields),
    license: places.map((place) => shortTextOf(place, 'license')).find((license) => license !== null) ?? null,
    links: linksOf(fields, places),
  };
}

const NAMED_PLACES = ['primary_location', 'best_oa_location'];

/** The primary one first; each may stand several times. */
function placesOf(fields: JsonFields): JsonFields[] {
  const named = NAMED_PLACES.map((name) => objectOf(fields, name)).filter((place) => place !== null);
  return [...named, ...objectsOf(fields, 'locations')];
}

type Venue = Pick<Places, 'venue' | 'issn' | 'publisher'>;

/** The first place that is no repository; of a preprint the primary one alone, of older snapshots the host. */
function venueOf(fields: JsonFields, places: readonly JsonFields[]): Venue {
  const considered = fields.values.type === 'preprint' ? [objectOf(fields, 'primary_location')] : places;
  for (const place of considered) {
    const venue = place === null ? null : venueOfPlace(place);
    if (venue !== null) return venue;
  }
  const host = objectOf(fields, 'host_venue');
  return (host === null ? null : venueOfSource(host)) ?? { venue: null, issn: null, publisher: null };
}

function venueOfPlace(place: JsonFields): Venue | null {
  const source = objectOf(place, 'source');
  return source === null ? printedVenue(place) : venueOfSource(source);
}

const REPOSITORY = /^(?:arxiv|biorxiv|medrxiv|chemrxiv|ssrn|zenodo|figshare|repec|hal\b|pubmed)/i;

function venueOfSource(source: JsonFields): Venue | null {
  const name = shortTextOf(source, 'display_name');
  if (name === null || source.values.type === 'repository' || REPOSITORY.test(name)) return null;
  const publisher = shortTextOf(source, 'host_organization_name') ?? shortTextOf(source, 'publisher');
  return { venue: name, issn: issnOf(source), publisher };
}

/** Of a source that OpenAlex does not know the name is printed: of a book, of a conference; also addresses stand there. */
function printedVenue(place: JsonFields): Venue | null {
  const name = shortTextOf(place, 'raw_source_name');
  const isPublished =
    place.values.version !== 'submittedVersion' && place.values.version !== 'acceptedVersion';
  if (name === null || !isPublished || /^https?:/i.test(name)) return null;
  return { venue: name, issn: null, publisher: null };
}

function issnOf(source: JsonFields): string | null {
  const issn = textOf(source, 'issn_l')?.toUpperCase() ?? '';
  return /^\d{4}-\d{3}[\dX]$/.test(issn) ? issn : null;
}

function biblioOf(fields: JsonFields): Pick<Places, 'volume' | 'issue' | 'pages'> {
  const biblio = objectOf(fields, 'biblio');
  if (biblio === null) return { volume: null, issue: null, pages: null };
  const [first, last] = [shortTextOf(biblio, 'first_page'), shortTextOf(biblio, 'last_page')];
  return {
    volume: shortTextOf(biblio, 'volume'),
    issue: shortTextOf(biblio, 'issue'),
    pages: first === null || last === null || first === last ? (first ?? last) : `${first}-${last}`,
  };
}

function linksOf(fields: JsonFields, places: readonly JsonFields[]): string[] {
  const access = objectOf(fields, 'open_access');
  const addresses = places.flatMap((place): [LinkKind, string | null][] => [
    ['PDF', textOf(place, 'pdf_url')],
    ['LANDING_PAGE', textOf(place, 'landing_page_url')],
  ]);
  const open = access === null ? null : textOf(access, 'oa_url');
  const isStated = addresses.some(([, url]) => url === open);
  const kind = open !== null && /\.pdf$/i.test(open) ? 'PDF' : 'LANDING_PAGE';
  const links = [...addresses, ...(isStated ? [] : ([[kind, open]] as const))].flatMap(
    ([kind, url]) => (url === null ? null : printLink({ kind, url })) ?? [],
  );
  return [...new Set(links)].slice(0, LIMITS.links);
}
