import {
  Kind,
  type FieldNode,
  type GraphQLError,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { queryTooDeepError, queryTooLargeError } from '../errors/errors.js';

/** What one request may ask. Sizes are counted after fragments are unfolded. */
export interface QueryLimits {
  /** Characters of the query's text. */
  readonly sourceLength: number;
  readonly tokens: number;
  /** Fields within fields, a leaf included. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields, spreads and inline fragments together. */
  readonly selections: number;
  /** Lists and objects within each other in an argument or a variable. */
  readonly valueDepth: number;
}

export const DEFAULT_LIMITS: QueryLimits = {
  sourceLength: 20_000,
  tokens: 2_000,
  depth: 15,
  aliases: 50,
  directives: 50,
  selections: 2_000,
  valueDepth: 50,
};

/**
 * A validation rule that refuses an operation which nests too deep (QUERY_TOO_DEEP) or says too much
 * (QUERY_TOO_LARGE). Each fragment is measured once, so fragments that double cost no more than their text; a
 * cycle ends at its start and is reported by the rule against cycles.
 */
export function queryLimitsRule(limits: QueryLimits = DEFAULT_LIMITS): ValidationRule {
  return (context) => {
    const measure = createMeasure(context);
    let valueDepth = 0;
    const enter = () => {
      valueDepth += 1;
      if (valueDepth === limits.valueDepth + 1) context.reportError(valueError('values', limits));
    };
    const leave = () => void (valueDepth -= 1);
    return {
      OperationDefinition(node) {
        const size = measure(node.selectionSet, node.directives?.length ?? 0);
        const error = limitError(size, limits);
        if (error !== undefined) context.reportError(error);
      },
      ListValue: { enter, leave },
      ObjectValue: { enter, leave },
    };
  };
}

/** @throws GraphQLError QUERY_TOO_LARGE where the text is longer than allowed */
export function checkSourceLength(source: string, limits: QueryLimits = DEFAULT_LIMITS): void {
  if (source.length <= limits.sourceLength) return;
  throw queryTooLargeError(
    `The query has ${String(source.length)} characters; at most ${String(limits.sourceLength)} are allowed.`,
    limits.sourceLength,
  );
}

/**
 * Coercion of variables recurses as deep as their values do, so values that would exhaust the stack are refused first.
 *
 * @throws GraphQLError QUERY_TOO_DEEP
 */
export function checkVariableDepth(variables: unknown, limits: QueryLimits = DEFAULT_LIMITS): void {
  let level = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.valueDepth + 1) throw valueError('variables', limits);
    level = level.flatMap(valuesWithin);
  }
}

function valueError(what: string, limits: QueryLimits): GraphQLError {
  return queryTooDeepError(
    `The ${what} nest deeper than ${String(limits.valueDepth)} levels.`,
    limits.valueDepth,
  );
}

function valuesWithin(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly selections: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, selections: 0 };

type Measure = (selectionSet: SelectionSetNode | undefined, directives: number) => Size;

function createMeasure(context: ValidationContext): Measure {
  const fragments = new Map<string, Size>();
  const measure: Measure = (selectionSet, directives) => {
    let size: Size = { ...NOTHING, directives };
    for (const node of selectionSet?.selections ?? []) {
      const own = node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) size = joined(size, measureField(node, own));
      else if (node.kind === Kind.INLINE_FRAGMENT)
        size = joined(size, counted(measure(node.selectionSet, own)));
      else size = joined(size, counted(measureFragment(node.name.value), own));
    }
    return size;
  };

  function measureField(node: FieldNode, directives: number): Size {
    const inner = measure(node.selectionSet, directives);
    return {
      ...counted(inner),
      // Introspection nests deep by nature, and graphql's own rule keeps it from going in circles.
      depth: isIntrospection(node) ? 1 : inner.depth + 1,
      aliases: inner.aliases + (node.alias === undefined ? 0 : 1),
    };
  }

  function measureFragment(name: string): Size {
    const known = fragments.get(name);
    if (known !== undefined) return known;
    fragments.set(name, NOTHING);
    const fragment = context.getFragment(name);
    const size = measure(fragment?.selectionSet, fragment?.directives?.length ?? 0);
    fragments.set(name, size);
    return size;
  }

  return measure;
}

function isIntrospection(node: FieldNode): boolean {
  return node.name.value === '__schema' || node.name.value === '__type';
}

function counted(size: Size, directives = 0): Size {
  return { ...size, selections: size.selections + 1, directives: size.directives + directives };
}

function joined(one: Size, other: Size): Size {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    selections: one.selections + other.selections,
  };
}

function limitError(size: Size, limits: QueryLimits): GraphQLError | undefined {
  if (size.depth > limits.depth) {
    return queryTooDeepError(
      `The query nests ${String(size.depth)} levels deep; at most ${String(limits.depth)} are allowed.`,
      limits.depth,
    );
  }
  const passed = (['aliases', 'directives', 'selections'] as const).find((what) => size[what] > limits[what]);
  if (passed === undefined) return undefined;
  return queryTooLargeError(
    `The query has more than ${String(limits[passed])} ${passed} when its fragments are unfolded.`,
    limits[passed],
  );
}
