import { columnsOf } from '../../database/columns.js';
import { ListingEntity } from '../../database/entities/listing.entity.js';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { firstDay } from '../../text/partial-date.js';
import { isPreprintDoi } from '../../text/preprint-doi.js';
import { rowsOfEach } from '../group-by.js';
import type { IdentifierRow } from './paper-store.js';

/** A preprint, or the published version, of a work. */
export interface VersionRow {
  paperId: string;
  label: 'submitted' | 'published';
  publishedOn: string | null;
  publishedIn: string | null;
  identifiers: IdentifierRow[];
}

type Version = Omit<VersionRow, 'paperId'>;

/** What tells versions apart. */
type VersionListing = Pick<
  ListingEntity,
  'paperId' | 'publishedOn' | 'publishedIn' | 'publicationType' | 'identifiers'
>;

const LISTING = columnsOf(ListingEntity, 'l', [
  'paperId',
  'publishedOn',
  'publishedIn',
  'publicationType',
  'identifiers',
]);

/** Each paper's versions, oldest first. */
export async function versionsByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<VersionRow[][]> {
  const rows = await runner.rows(
    'versionsByPaperId',
    sql`select ${LISTING.list}
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')})
      order by ${LISTING_PRECEDENCE}`,
    LISTING.shape,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId).map((listings, place) =>
    versionsOf(listings).map((version) => ({ ...version, paperId: paperIds[place] ?? '' })),
  );
}

/**
 * The versions that listings of one paper tell of. An identifier is that of the preprint where arXiv or another server of
 * preprints gave it, or where it stands on an entry that says to be one; of such entries is the preprint's date. A paper of
 * which no source gives an identifier has no versions that could be told apart.
 */
function versionsOf(listings: readonly VersionListing[]): Version[] {
  const stated = new Set(listings.filter(isPreprint).flatMap(({ identifiers }) => identifiers.filter(isOwn)));
  const keys = [...new Set(listings.flatMap(({ identifiers }) => identifiers))].sort();
  const isOfPreprint = (key: string) => isPreprintIdentifier(key) || stated.has(key);
  const versions: Version[] = [
    versionOf('submitted', keys.filter(isOfPreprint), listings.filter(isPreprint)),
    versionOf(
      'published',
      keys.filter((key) => !isOfPreprint(key)),
      listings.filter((listing) => !isPreprint(listing)),
    ),
  ].filter(({ identifiers }) => identifiers.length > 0);
  return versions.toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)));
}

/** Where the source does not say: arXiv prints the publisher's DOI beside its own id, and OpenAlex an arXiv id beside that. */
function isPreprint({ publicationType, identifiers }: VersionListing): boolean {
  if (publicationType !== null) return publicationType === 'PREPRINT';
  const isOfOpenAlex = identifiers.some((key) => key.startsWith('OPENALEX:'));
  return identifiers.some(isPreprintIdentifier) && !(isOfOpenAlex && identifiers.some(isPublisherDoi));
}

/** Of an entry of arXiv the DOI is the publisher's; of another preprint it is its own. */
function isOwn(key: string, _place: number, keys: readonly string[]): boolean {
  return !isPublisherDoi(key) || !keys.some((other) => other.startsWith('ARXIV:'));
}

function isPreprintIdentifier(key: string): boolean {
  return key.startsWith('ARXIV:') || (key.startsWith('DOI:') && isPreprintDoi(key.slice('DOI:'.length)));
}

function isPublisherDoi(key: string): boolean {
  return key.startsWith('DOI:') && !isPreprintIdentifier(key);
}

function versionOf(
  label: VersionRow['label'],
  keys: readonly string[],
  listings: readonly VersionListing[],
): Version {
  const days = listings.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const periods = listings
    .flatMap(({ publishedIn }) => publishedIn ?? [])
    .sort((one, other) => other.length - one.length || one.localeCompare(other));
  const publishedOn = days[0] ?? null;
  return {
    label,
    publishedOn,
    publishedIn: publishedOn === null ? (periods[0] ?? null) : null,
    identifiers: keys.map(identifierOf),
  };
}

function identifierOf(key: string): IdentifierRow {
  const colon = key.indexOf(':');
  return { scheme: key.slice(0, colon) as IdentifierRow['scheme'], value: key.slice(colon + 1) };
}

/** Without a date the preprint comes first, and the published version last. */
function placeOf({ label, publishedOn, publishedIn }: Version): string {
  const date = publishedOn ?? publishedIn;
  if (date === null) return label === 'submitted' ? '' : '9999-12-31';
  return `${firstDay(date)} ${label === 'submitted' ? 0 : 1}`;
}
