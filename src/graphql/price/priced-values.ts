import { Kind, type OperationDefinitionNode, type TypeNode } from 'graphql';

/** Of values longer than this no key is made. */
const MOST_CHARACTERS = 200;

/** Types whose values a price never depends on, only on whether there is one: no size of a page, no `@skip`. */
const ONLY_GIVEN = new Set(['String', 'ID']);

/**
 * What the price of an operation depends on among its variables, as a key: sizes of pages, lists and filters by value,
 * texts by whether they are given. Undefined where the values are too long for one.
 *
 * @param variables as they came.
 */
export function pricedValues(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): string | undefined {
  let key = '';
  for (const { variable, type } of variableDefinitions) {
    const value = variables[variable.name.value];
    if (value === undefined) key += 'u';
    else if (value === null) key += 'n';
    else key += isText(type) ? 'v' : keyOf(value);
    if (key.length > MOST_CHARACTERS) return undefined;
  }
  return key;
}

function isText(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isText(type.type);
  return type.kind === Kind.NAMED_TYPE && ONLY_GIVEN.has(type.name.value);
}

function keyOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `${value};`;
  return `${JSON.stringify(value).slice(0, MOST_CHARACTERS + 1)};`;
}
