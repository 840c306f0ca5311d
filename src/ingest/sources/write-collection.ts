import { z } from 'zod';
import { integer, sql, value } from '../../database/sql.js';
import type { SourceKind } from '../../terms.js';
import type { Step } from '../pipeline/step.js';
import { stagedRecords } from '../staging/tables.js';

/** Behind every document of a folder. */
const COLLECTION_RANK = 2_000_000;

/** A collection of records that comes in bulk files; each is known there by its key. */
export interface Collection {
  name: string;
  kind: SourceKind;
}

/**
 * Creates the collection where it is new.
 *
 * @throws Error where a document of another kind has the name.
 */
export const writeCollection: Step<{ collection: Collection; sourceId: number }> = {
  name: 'writeCollection',
  reads: [],
  makes: [],
  run: async (transaction, load) => {
    const { name } = load.collection;
    const [row] = await transaction.rows(
      'upsertCollection',
      upsert(load.collection),
      z.object({ id: z.number() }),
    );
    if (!row) throw new Error(`the name ${name} is that of a document of another kind`);
    load.sourceId = row.id;
  },
};

/** New records of a collection follow those that it has. */
export const numberListings: Step<{ sourceId: number }> = {
  name: 'numberListings',
  reads: [stagedRecords],
  makes: [stagedRecords],
  run: async (transaction, { sourceId }) => {
    await transaction.run('numberListings', numbering(sourceId));
  },
};

const upsert = ({ name, kind }: Collection) => sql`
  insert into sources (name, kind, manifest_rank, fingerprint)
  values (${value(name, 'text')}, ${value(kind, 'text')}, ${integer(COLLECTION_RANK)}, '')
  on conflict (name) do update set loaded_at = now() where sources.kind = excluded.kind
  returning id`;

const numbering = (sourceId: number) => {
  const id = value(sourceId, 'integer');
  return sql`
    with numbered as (
      select r.position, s.listing_count + row_number() over (order by r.position) as place
      from ${stagedRecords} r, sources s
      where r.listing_position is null and s.id = ${id}
    ),
    updated as (
      update ${stagedRecords} r set listing_position = n.place from numbered n where n.position = r.position
    )
    update sources set listing_count = listing_count + (select count(*) from numbered) where id = ${id}`;
};
