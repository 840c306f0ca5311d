import { getMetadataArgsStorage } from 'typeorm';
import { z } from 'zod';
import { type Sql, joined, name, sql } from './sql.js';

/** Columns of a statement: how PostgreSQL is asked for them, and what a row of them looks like. */
export interface Columns<Row> {
  /** The select list. */
  list: Sql;
  /** Made where it is asked for: a shape takes longer to make than a statement. */
  shape: () => z.ZodObject<Fields<Row>>;
}

/** The shape of each value of a row. */
export type Fields<Row> = { [Name in keyof Row]: z.ZodType<Row[Name]> };

/** A class that stands for a table. */
type EntityClass<Entity> = abstract new () => Entity;

/**
 * Some columns of an entity's table under the names of its properties: the entity alone says how a property's column
 * is called, and what type it has.
 *
 * @param alias what the table is called in the statement.
 * @throws Error where a property has no column.
 */
export function columnsOf<Entity, Property extends keyof Entity & string>(
  entity: EntityClass<Entity>,
  alias: string,
  properties: readonly Property[],
): Columns<Pick<Entity, Property>> {
  const key = `${alias} ${properties.join(' ')}`;
  const made = madeOf(entity);
  const columns = made.get(key) ?? makeColumns(entity, alias, properties);
  made.set(key, columns);
  return columns;
}

/** Those that were made before, by entity, alias and properties: lists ask for the same again and again. */
const madeColumns = new Map<unknown, Map<string, Columns<never>>>();

function madeOf(entity: EntityClass<unknown>): Map<string, Columns<never>> {
  const made = madeColumns.get(entity) ?? new Map<string, Columns<never>>();
  madeColumns.set(entity, made);
  return made;
}

function makeColumns(
  entity: EntityClass<unknown>,
  alias: string,
  properties: readonly string[],
): Columns<never> {
  const columns = properties.map((property) => columnOf(entity, property));
  return {
    list: joined(
      columns.map(({ column, property }) => sql`${name(`${alias}.${column}`)} as ${name(property)}`),
      ', ',
    ),
    shape: () =>
      z.strictObject(
        Object.fromEntries(columns.map(({ property, shape }) => [property, shape()])) as Fields<never>,
      ),
  };
}

/** Columns that no table has, such as counts. */
export function computed<Row>(list: Sql, fields: Fields<Row>): Columns<Row> {
  return { list, shape: () => z.strictObject(fields) };
}

/** The one columns, then the others. */
export function bothColumns<Row, Other>(one: Columns<Row>, other: Columns<Other>): Columns<Row & Other> {
  return {
    list: joined([one.list, other.list], ', '),
    shape: () =>
      z.strictObject({ ...one.shape().shape, ...other.shape().shape } as unknown as Fields<Row & Other>),
  };
}

/** What a row of the columns looks like that has other values too. */
export function rowShape<Row, Other>(
  columns: Columns<Row>,
  others: Fields<Other>,
): () => z.ZodType<Row & Other> {
  return () => z.strictObject({ ...columns.shape().shape, ...others }) as unknown as z.ZodType<Row & Other>;
}

interface Column {
  property: string;
  column: string;
  shape: () => z.ZodType;
}

/** Columns that were asked for before, by entity and property: searching all entities takes a while. */
const known = new Map<unknown, Map<string, Column>>();

function columnOf(entity: EntityClass<unknown>, property: string): Column {
  const columns = known.get(entity) ?? readColumns(entity);
  known.set(entity, columns);
  const column = columns.get(property);
  if (column === undefined) throw new Error(`${entity.name} has no column for ${property}`);
  return column;
}

function readColumns(entity: EntityClass<unknown>): Map<string, Column> {
  return new Map(
    getMetadataArgsStorage()
      .filterColumns(entity)
      .map(({ propertyName, options }) => {
        const { name: column = propertyName, type, array = false, nullable = false } = options;
        const shape = () => shapeOf(String(type), { array, nullable });
        return [propertyName, { property: propertyName, column, shape }];
      }),
  );
}

function shapeOf(type: string, { array, nullable }: { array: boolean; nullable: boolean }): z.ZodType {
  const one = SHAPES[type]?.();
  if (one === undefined) throw new Error(`It is not known how a column of type ${type} is read`);
  const all = array ? z.array(one) : one;
  return nullable ? all.nullable() : all;
}

/** What the driver makes of PostgreSQL's types. */
const SHAPES: Readonly<Record<string, () => z.ZodType>> = {
  bigint: () => ID,
  boolean: () => z.boolean(),
  date: () => DAY,
  'double precision': () => z.number(),
  integer: () => z.int(),
  jsonb: () => z.unknown(),
  text: () => z.string(),
  timestamptz: () => z.date(),
  uuid: () => z.guid(),
};

/** A bigint: text, since a number of JavaScript does not hold them all. */
export const ID = z.string().regex(/^-?\d+$/);

/** A day, `YYYY-MM-DD`. */
export const DAY = z.string().regex(/^\d{4,}-\d\d-\d\d$/);
