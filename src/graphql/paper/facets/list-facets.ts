import type { GraphQLResolveInfo } from 'graphql';
import type { NamedCountRow, NamedQuery } from '../../../store/papers/named-by-papers.js';
import { FACET_DIMENSIONS, type FacetName } from '../../../store/papers/paper-dimensions.js';
import type { FacetRows } from '../../../store/papers/paper-facets.js';
import { selectedFields } from '../../selected-fields.js';

/** How the facets of a list are read: counts together, those of authors, venues and institutions by themselves. */
export interface FacetReads {
  facets: (facets: FacetName[]) => Promise<FacetRows>;
  named: (asked: NamedQuery) => Promise<NamedCountRow[]>;
}

/** The facets that a list was asked, and the way to those that papers name. */
export type Facets = Partial<FacetRows> & { readNamed: FacetReads['named'] };

/** All facets that one list is asked for, under whatever alias, read together. */
export async function readFacets(info: GraphQLResolveInfo, reads: FacetReads): Promise<Facets> {
  const asked = selectedFields(info, ['facets']);
  const facets = FACET_NAMES.filter((name) => asked.has(name));
  const rows = facets.length === 0 ? {} : await reads.facets(facets);
  return { ...rows, readNamed: reads.named };
}

const FACET_NAMES = Object.keys(FACET_DIMENSIONS) as FacetName[];
