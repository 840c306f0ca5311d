import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  getDirectiveValues,
} from 'graphql';

/** A query as it is about to run. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One field of an answer: its nodes in the query are read together, as execution does. */
export interface CollectedField {
  /** The type that the selection is on: that of the fragment around it, or the one above. */
  readonly type: GraphQLNamedType;
  readonly nodes: [FieldNode, ...FieldNode[]];
}

/**
 * The fields of a selection, each response name once, without what `@skip` and `@include` take away. As execution
 * merges them, but for fragments on several types, which are all counted.
 */
export function collectFields(
  asked: Asked,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): Iterable<CollectedField> {
  const fields = new Map<string, CollectedField>();
  const seen = new Set<string>();

  function add(on: GraphQLNamedType, { selections }: SelectionSetNode): void {
    for (const node of selections) if (isIncluded(asked, node)) addSelection(on, node);
  }

  function addSelection(on: GraphQLNamedType, node: SelectionNode): void {
    if (node.kind === Kind.FIELD) addField(on, node);
    else if (node.kind === Kind.INLINE_FRAGMENT) add(typeOf(asked, node, on), node.selectionSet);
    else addFragment(on, `${on.name} ${node.name.value}`, asked.fragments.get(node.name.value));
  }

  function addFragment(on: GraphQLNamedType, key: string, fragment?: FragmentDefinitionNode): void {
    if (fragment === undefined || seen.has(key)) return;
    seen.add(key);
    add(typeOf(asked, fragment, on), fragment.selectionSet);
  }

  function addField(on: GraphQLNamedType, node: FieldNode): void {
    const key = `${on.name} ${(node.alias ?? node.name).value}`;
    const known = fields.get(key);
    if (known === undefined) fields.set(key, { type: on, nodes: [node] });
    else known.nodes.push(node);
  }

  for (const set of sets) add(type, set);
  return fields.values();
}

function typeOf(
  { schema }: Asked,
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  otherwise: GraphQLNamedType,
): GraphQLNamedType {
  return (typeCondition && schema.getType(typeCondition.name.value)) ?? otherwise;
}

function isIncluded({ variables }: Asked, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.if !== true && include?.if !== false;
}
