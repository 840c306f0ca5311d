import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { IntrospectedLists } from './introspected-lists.js';
import { type QuerySize, addField, addSize, addUses, emptySize } from './query-size.js';

/** Fragments that name each other in a circle: the first, and those on the way back to it. */
export class FragmentCycle extends Error {
  constructor(readonly names: readonly string[]) {
    super('fragments name each other in a circle');
  }
}

/**
 * The size of each operation and each fragment of a document. A fragment is measured once, so fragments that double cost
 * no more than their text.
 *
 * @throws FragmentCycle
 */
export function measureQuery(document: DocumentNode, lists: IntrospectedLists): QuerySize[] {
  const measure = new Measure(fragmentsOf(document), lists);
  return document.definitions.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_DEFINITION) return [measure.fragment(node)];
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    return [measure.operation(node)];
  });
}

function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((node) => [node.name.value, node]));
}

class Measure {
  private readonly known = new Map<FragmentDefinitionNode, QuerySize>();
  private readonly around: FragmentDefinitionNode[] = [];

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly lists: IntrospectedLists,
  ) {}

  operation(node: OperationDefinitionNode): QuerySize {
    const size = this.selected(node.selectionSet);
    this.addDirectives(size, node.directives);
    for (const variable of node.variableDefinitions ?? []) {
      addDefault(size, variable);
      this.addDirectives(size, variable.directives);
    }
    return size;
  }

  fragment(node: FragmentDefinitionNode): QuerySize {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    this.enter(node);
    const size = this.selected(node.selectionSet);
    this.addDirectives(size, node.directives);
    this.around.pop();
    this.known.set(node, size);
    return size;
  }

  private selected(set: SelectionSetNode | undefined): QuerySize {
    const size = emptySize();
    for (const node of set?.selections ?? []) this.addSelection(size, node);
    return size;
  }

  private addSelection(size: QuerySize, node: SelectionNode): void {
    this.addDirectives(size, node.directives);
    if (node.kind === Kind.FIELD) {
      if (node.alias !== undefined) size.aliases += 1;
      addArguments(size, node.arguments);
      addField(size, node.name.value, this.selected(node.selectionSet), this.lists);
      return;
    }
    size.selections += 1;
    if (node.kind === Kind.INLINE_FRAGMENT) addSize(size, this.selected(node.selectionSet));
    else this.addSpread(size, node.name.value);
  }

  /** A fragment that is not there is reported by validation. */
  private addSpread(size: QuerySize, name: string): void {
    const fragment = this.fragments.get(name);
    if (fragment !== undefined) addSize(size, this.fragment(fragment));
  }

  private addDirectives(size: QuerySize, directives: readonly DirectiveNode[] = []): void {
    size.directives += directives.length;
    for (const node of directives) addArguments(size, node.arguments);
  }

  private enter(node: FragmentDefinitionNode): void {
    const start = this.around.indexOf(node);
    if (start >= 0) throw new FragmentCycle(this.around.slice(start).map(({ name }) => name.value));
    this.around.push(node);
  }
}

/** A default stands wherever its variable does. */
function addDefault(size: QuerySize, { variable, defaultValue }: VariableDefinitionNode): void {
  if (defaultValue === undefined) return;
  const own = emptySize();
  addValue(own, defaultValue, 0);
  own.argumentValues *= size.uses.get(variable.name.value) ?? 1;
  addSize(size, own);
}

function addArguments(size: QuerySize, nodes: readonly ArgumentNode[] = []): void {
  for (const { value } of nodes) addValue(size, value, 0);
}

function addValue(size: QuerySize, node: ValueNode, level: number): void {
  if (node.kind === Kind.VARIABLE) return addUses(size, node.name.value);
  size.argumentValues += 1;
  if (node.kind !== Kind.LIST && node.kind !== Kind.OBJECT) return;
  size.valueDepth = Math.max(size.valueDepth, level + 1);
  const parts = node.kind === Kind.LIST ? node.values : node.fields.map(({ value }) => value);
  for (const part of parts) addValue(size, part, level + 1);
}
