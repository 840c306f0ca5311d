import type { GraphQLResolveInfo } from 'graphql';
import type { Keyed, Page } from '../../store/keyset.js';
import { Connection, type ConnectionBasis } from '../connection/connection.js';
import { type FacetReads, type Facets, readFacets } from './facets/list-facets.js';
import type { PaperWith } from './paper-columns.js';

/** How a list of papers is read: its page, its count, and the facets that are asked of it. */
export interface PaperListReads extends FacetReads {
  page: () => Promise<Page<PaperWith & Keyed>>;
  count: () => Promise<number>;
}

/** A connection of papers. All facets that one list is asked for, under whatever alias, are read together. */
export class PaperConnectionRows extends Connection<PaperWith & Keyed> {
  private found: Promise<Facets> | undefined;

  constructor(
    basis: ConnectionBasis,
    private readonly reads: PaperListReads,
    private readonly info: GraphQLResolveInfo,
  ) {
    super(basis, reads.page, reads.count);
  }

  get facets(): Promise<Facets> {
    return (this.found ??= readFacets(this.info, this.reads));
  }
}
