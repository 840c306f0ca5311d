import type { GraphQLResolveInfo } from 'graphql';
import type { Keyed, Page } from '../../store/keyset.js';
import { FACET_DIMENSIONS, type FacetName, type FacetRows } from '../../store/papers/paper-facets.js';
import { Connection, type ConnectionBasis } from '../connection/connection.js';
import { selectedFields } from '../selected-fields.js';
import type { PaperWith } from './paper-columns.js';

/** How a list of papers is read: its page, its count, and the facets that are asked of it. */
export interface PaperListReads {
  page: () => Promise<Page<PaperWith & Keyed>>;
  count: () => Promise<number>;
  facets: (facets: FacetName[]) => Promise<FacetRows>;
}

/** A connection of papers. All facets that one list is asked for, under whatever alias, are read together. */
export class PaperConnectionRows extends Connection<PaperWith & Keyed> {
  private found: Promise<Partial<FacetRows>> | undefined;

  constructor(
    basis: ConnectionBasis,
    private readonly reads: PaperListReads,
    private readonly info: GraphQLResolveInfo,
  ) {
    super(basis, reads.page, reads.count);
  }

  get facets(): Promise<Partial<FacetRows>> {
    return (this.found ??= this.readFacets());
  }

  private async readFacets(): Promise<Partial<FacetRows>> {
    const asked = selectedFields(this.info, ['facets']);
    const facets = FACET_NAMES.filter((name) => asked.has(name));
    return facets.length === 0 ? {} : this.reads.facets(facets);
  }
}

const FACET_NAMES = Object.keys(FACET_DIMENSIONS) as FacetName[];
