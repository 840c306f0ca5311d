import {
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  getDirectiveValues,
} from 'graphql';

/**
 * The names of the fields that are asked at the ends of these paths of field names, through fragments and
 * aliases, without what `@skip` and `@include` take away: what nobody asks for is not read.
 */
export function selectedFields(
  info: GraphQLResolveInfo,
  ...paths: readonly (readonly string[])[]
): Set<string> {
  const fields = new Set<string>();
  for (const { selectionSet } of info.fieldNodes) {
    for (const path of paths) {
      for (const set of below(info, selectionSet, path)) collectNames(info, set, fields);
    }
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
    for (const selection of set.selections.filter((node) => isIncluded(info, node))) {
      if (selection.kind === Kind.FIELD) yield selection;
      else if (selection.kind === Kind.INLINE_FRAGMENT) waiting.push(selection.selectionSet);
      else waiting.push(...fragmentSet(info, selection.name.value));
    }
  }
}

function isIncluded({ variableValues }: GraphQLResolveInfo, node: SelectionNode): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
  return skip?.if !== true && include?.if !== false;
}

function fieldsOf(info: GraphQLResolveInfo, selectionSet: SelectionSetNode) {
  return [...fieldNodes(info, selectionSet)];
}

function fragmentSet(info: GraphQLResolveInfo, name: string): SelectionSetNode[] {
  const fragment = info.fragments[name];
  return fragment ? [fragment.selectionSet] : [];
}
