import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import { ListingEntity } from '../src/database/entities/listing.entity.js';
import { PaperEntity } from '../src/database/entities/paper.entity.js';
import { listingFields, survivingFields } from '../src/listing-fields.js';

/**
 * What a new plain field of a paper costs, such as this one: the row, the reader of the page that prints it, a
 * property of each entity and of the schema's type, a migration, and the schema that is written from those.
 */
it('names a plain field in the files that one must touch to add it, and in no others', () => {
  const naming = ['src', 'migrations', 'schema'].flatMap(filesIn).filter(namesFigureCount);
  expect(naming.sort()).toEqual([
    'migrations/1763683200000-create-store.ts',
    'schema/contract.graphql',
    'schema/schema.graphql',
    'src/database/entities/listing.entity.ts',
    'src/database/entities/paper.entity.ts',
    'src/graphql/paper/paper.type.ts',
    'src/listing-fields.ts',
    'src/pages/catalyzex/entry.ts',
  ]);
});

it('has the columns of the fields in the entity of listings, and those of the place besides', () => {
  const columns = columnsOf(ListingEntity);
  for (const { column, type, required } of listingFields)
    expect({ column, ...columns.get(column) }).toEqual({ column, type, nullable: required !== true });
  const others = [...columns.keys()].filter(
    (column) => !listingFields.some((field) => field.column === column),
  );
  expect(others.sort()).toEqual(['id', 'paper_id', 'position', 'source_id']);
});

it('has the columns of the values that survive in the entity of papers', () => {
  const columns = columnsOf(PaperEntity);
  for (const { column, type, required } of survivingFields)
    expect({ column, ...columns.get(column) }).toEqual({ column, type, nullable: required !== true });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|graphql)$/.test(file))
    .map((file) => join(folder, file));
}

function namesFigureCount(file: string): boolean {
  return /figureCount|figure_count/.test(readFileSync(file, 'utf8'));
}

/** By the name of the column. */
function columnsOf(entity: abstract new () => unknown) {
  return new Map(
    getMetadataArgsStorage()
      .filterColumns(entity)
      .map(({ propertyName, options: { name = propertyName, type, array, nullable = false } }) => [
        name,
        { type: array === true ? `${String(type)}[]` : type, nullable },
      ]),
  );
}
