import type { CopyValue } from '../src/ingest/staging/copy-rows.js';
import type { SourceKind } from '../src/terms.js';
import type { MadeUpPaper } from './made-up-papers.js';
import type { Person } from './made-up-people.js';
import { Random } from './random.js';

interface Source {
  id: number;
  name: string;
  kind: SourceKind;
  owner: Person | null;
  listingCount: number;
}

/** The documents that list the papers: one for each kind, and a profile page for each person who has one. */
export class Sources {
  private readonly byName = new Map<string, Source>();

  /** The paper's place, behind those that were placed before. */
  place({ sourceKind, pageOwner }: MadeUpPaper): { sourceId: number; position: number } {
    const name = `made-up-${sourceKind.toLowerCase()}${pageOwner ? `-${pageOwner.id}` : ''}`;
    const source = this.byName.get(name) ?? this.create(name, sourceKind, pageOwner);
    source.listingCount += 1;
    return { sourceId: source.id, position: source.listingCount };
  }

  rows(): CopyValue[][] {
    return [...this.byName.values()].map((source) => [
      source.id,
      source.name,
      source.kind,
      source.id - 1,
      'made up',
      '2026-01-01T00:00:00Z',
      source.owner?.id ?? null,
      source.owner?.spellings[0]?.text ?? null,
      source.listingCount,
    ]);
  }

  /** What the profile pages state. */
  metricsRows(): CopyValue[][] {
    const random = new Random(1);
    return [...this.byName.values()].flatMap(({ id, owner }) =>
      owner === null
        ? []
        : [
            [
              id,
              owner.id,
              random.between(1, 8),
              random.between(5, 80),
              owner.paperCount,
              random.between(50, 90_000),
            ],
          ],
    );
  }

  private create(name: string, kind: SourceKind, owner: Person | null): Source {
    const source: Source = { id: this.byName.size + 1, name, kind, owner, listingCount: 0 };
    this.byName.set(name, source);
    // A page that states its owner prints the name once more.
    const spelling = owner?.spellings[0];
    if (spelling) spelling.seen += 1;
    return source;
  }
}

export const SOURCE_COLUMNS = [
  ...['id', 'name', 'kind', 'manifest_rank', 'fingerprint', 'loaded_at'],
  ...['owner_id', 'owner_name', 'listing_count'],
];
export const METRICS_COLUMNS = [
  ...['source_id', 'author_id', 'field_topic_id', 'h_index', 'paper_count', 'citation_count'],
];
