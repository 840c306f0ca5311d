import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * The names of the fields that are asked of a connection's nodes, through fragments, aliases and whatever
 * `@include` may take away again: columns that nobody asks for are not read.
 */
export function selectedNodeFields(info: GraphQLResolveInfo): Set<string> {
  const fields = new Set<string>();
  for (const { selectionSet } of info.fieldNodes) {
    for (const set of below(info, selectionSet, ['nodes'])) collectNames(info, set, fields);
    for (const set of below(info, selectionSet, ['edges', 'node'])) collectNames(info, set, fields);
  }
  return fields;
}

/** The selection sets at the end of a path of field names. */
function below(
  info: GraphQLResolveInfo,
  selectionSet: SelectionSetNode | undefined,
  path: readonly string[],
): SelectionSetNode[] {
  const [name, ...rest] = path;
  if (!selectionSet) return [];
  if (name === undefined) return [selectionSet];
  return fieldsOf(info, selectionSet)
    .filter((field) => field.name.value === name)
    .flatMap((field) => below(info, field.selectionSet, rest));
}

function collectNames(info: GraphQLResolveInfo, selectionSet: SelectionSetNode, into: Set<string>): void {
  for (const field of fieldsOf(info, selectionSet)) into.add(field.name.value);
}

function* fieldNodes(info: GraphQLResolveInfo, selectionSet: SelectionSetNode) {
  const waiting = [selectionSet];
  for (let set = waiting.pop(); set; set = waiting.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) yield selection;
      else if (selection.kind === Kind.INLINE_FRAGMENT) waiting.push(selection.selectionSet);
      else waiting.push(...fragmentSet(info, selection.name.value));
    }
  }
}

function fieldsOf(info: GraphQLResolveInfo, selectionSet: SelectionSetNode) {
  return [...fieldNodes(info, selectionSet)];
}

function fragmentSet(info: GraphQLResolveInfo, name: string): SelectionSetNode[] {
  const fragment = info.fragments[name];
  return fragment ? [fragment.selectionSet] : [];
}
