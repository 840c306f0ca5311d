import type { IntrospectedLists } from './introspected-lists.js';

/** What a part of a query says once its fragments are unfolded. */
export interface QuerySize {
  /** Fields within fields, a leaf included. */
  depth: number;
  aliases: number;
  directives: number;
  /** Fields, spreads and inline fragments together. */
  selections: number;
  /** `__schema` and `__type` together. */
  introspections: number;
  /** Values that these answer with, estimated. */
  introspected: number;
  /** Values that the fields answer with, if they were introspection's. */
  values: number;
  /** Lists, objects and scalars in arguments; a variable counts in `uses`. */
  argumentValues: number;
  /** Lists and objects within each other in an argument. */
  valueDepth: number;
  /** How often each variable stands in an argument. */
  uses: Map<string, number>;
}

export function emptySize(): QuerySize {
  return {
    depth: 0,
    aliases: 0,
    directives: 0,
    selections: 0,
    introspections: 0,
    introspected: 0,
    values: 0,
    argumentValues: 0,
    valueDepth: 0,
    uses: new Map(),
  };
}

/** Adds a part that stands beside what is measured already, or below it at the same depth. */
export function addSize(size: QuerySize, part: QuerySize): void {
  size.depth = Math.max(size.depth, part.depth);
  size.aliases += part.aliases;
  size.directives += part.directives;
  size.selections += part.selections;
  size.introspections += part.introspections;
  size.introspected += part.introspected;
  size.values += part.values;
  size.argumentValues += part.argumentValues;
  size.valueDepth = Math.max(size.valueDepth, part.valueDepth);
  for (const [name, uses] of part.uses) addUses(size, name, uses);
}

export function addUses({ uses }: QuerySize, name: string, times = 1): void {
  uses.set(name, (uses.get(name) ?? 0) + times);
}

/** A field around what is selected below it. */
export function addField(size: QuerySize, name: string, below: QuerySize, lists: IntrospectedLists): void {
  const isRoot = name === '__schema' || name === '__type';
  const values = 1 + (Object.hasOwn(lists, name) ? (lists[name] ?? 1) : 1) * below.values;
  addSize(size, {
    ...below,
    // Introspection nests deep by nature, and graphql's own rule keeps it from going in circles.
    depth: isRoot ? 1 : below.depth + 1,
    selections: below.selections + 1,
    introspections: below.introspections + (isRoot ? 1 : 0),
    introspected: below.introspected + (isRoot ? values : 0),
    values,
  });
}
