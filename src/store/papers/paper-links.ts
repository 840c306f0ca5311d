import { columnsOf } from '../../database/columns.js';
import { ListingEntity } from '../../database/entities/listing.entity.js';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { findLinks, linkKey } from '../../text/found-links.js';
import { LINK_KINDS, type LinkKind, type StatedLink, readLink } from '../../text/links.js';
import { rowsOfEach } from '../group-by.js';

export interface LinkRow {
  url: string;
  kind: LinkKind;
  stars: number | null;
  /** Null where it was made from an identifier. */
  sourceId: number | null;
  found: boolean;
}

type LinkListing = Pick<
  ListingEntity,
  'paperId' | 'sourceId' | 'identifiers' | 'links' | 'abstract' | 'comment'
>;

const LISTING = columnsOf(ListingEntity, 'l', [
  'paperId',
  'sourceId',
  'identifiers',
  'links',
  'abstract',
  'comment',
]);

/** Each paper's links, the best first: made from identifiers, stated by sources, found in their texts. */
export async function linksByPaperId(runner: Runner, paperIds: readonly string[]): Promise<LinkRow[][]> {
  const rows = await runner.rows(
    'linksByPaperId',
    sql`select ${LISTING.list}
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')})
      order by ${LISTING_PRECEDENCE}`,
    LISTING.shape,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId).map(linksOf);
}

/** Each address once, as the first that tells of it does. */
function linksOf(listings: readonly LinkListing[]): LinkRow[] {
  const keys = new Set(listings.flatMap(({ identifiers }) => identifiers));
  const made = [...keys].sort().flatMap(linksOfIdentifier);
  const stated = listings.flatMap(({ sourceId, links }) =>
    links.map((text) => ({ ...readLink(text), sourceId, found: false })),
  );
  const found = listings.flatMap(({ sourceId, abstract, comment }) =>
    [...findLinks(abstract ?? ''), ...findLinks(comment ?? '')].map((link) => ({
      ...link,
      stars: null,
      sourceId,
      found: true,
    })),
  );
  const links = new Map<string, LinkRow>();
  for (const link of [made, stated, found].flatMap((some) => some.toSorted(byKind)))
    if (!links.has(linkKey(link.url))) links.set(linkKey(link.url), link);
  return [...links.values()];
}

function byKind(one: StatedLink, other: StatedLink): number {
  return LINK_KINDS.indexOf(one.kind) - LINK_KINDS.indexOf(other.kind);
}

/** @param key such as `ARXIV:2209.15618`; of identifiers that lead to no page of the paper none. */
function linksOfIdentifier(key: string): LinkRow[] {
  const colon = key.indexOf(':');
  const [scheme, id] = [key.slice(0, colon), key.slice(colon + 1)];
  const link = (kind: LinkKind, url: string) => ({ url, kind, stars: null, sourceId: null, found: false });
  if (scheme === 'ARXIV')
    return [link('PDF', `https://arxiv.org/pdf/${id}`), link('LANDING_PAGE', `https://arxiv.org/abs/${id}`)];
  if (scheme !== 'DOI' || id.startsWith('10.48550/arxiv.')) return [];
  return [
    link('LANDING_PAGE', `https://doi.org/${encodeURI(id).replaceAll('#', '%23').replaceAll('?', '%3F')}`),
  ];
}
