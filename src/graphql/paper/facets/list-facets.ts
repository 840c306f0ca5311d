import type { GraphQLResolveInfo } from 'graphql';
import type { AuthorCountRow } from '../../../store/authors/authors-of-papers.js';
import { FACET_DIMENSIONS, type FacetName } from '../../../store/papers/paper-dimensions.js';
import type { FacetRows } from '../../../store/papers/paper-facets.js';
import { selectedFields } from '../../selected-fields.js';

/** How the facets of a list are read: counts together, authors by themselves. */
export interface FacetReads {
  facets: (facets: FacetName[]) => Promise<FacetRows>;
  authors: (first: number) => Promise<AuthorCountRow[]>;
}

/** The facets that a list was asked, and the way to its authors. */
export type Facets = Partial<FacetRows> & { readAuthors: FacetReads['authors'] };

/** All facets that one list is asked for, under whatever alias, read together. */
export async function readFacets(info: GraphQLResolveInfo, reads: FacetReads): Promise<Facets> {
  const asked = selectedFields(info, ['facets']);
  const facets = FACET_NAMES.filter((name) => asked.has(name));
  const rows = facets.length === 0 ? {} : await reads.facets(facets);
  return { ...rows, readAuthors: reads.authors };
}

const FACET_NAMES = Object.keys(FACET_DIMENSIONS) as FacetName[];
