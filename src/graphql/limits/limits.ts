import {
  Kind,
  type FieldNode,
  type GraphQLError,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Limits } from '../../limit-settings.js';
import { queryTooDeepError, queryTooLargeError } from '../errors/errors.js';

/** What a query may say. Sizes but length and tokens are counted after fragments are unfolded. */
export type QueryLimits = Pick<Limits, 'queryLength' | 'tokens' | 'depth' | 'aliases' | 'directives'>;

/** Lists and objects within each other in an argument or a variable. */
export const MOST_VALUE_LEVELS = 50;

/**
 * A validation rule that refuses an operation which nests too deep (QUERY_TOO_DEEP) or says too much
 * (QUERY_TOO_LARGE). Each fragment is measured once, so fragments that double cost no more than their text; a
 * cycle ends at its start and is reported by the rule against cycles.
 */
export function queryLimitsRule(limits: QueryLimits): ValidationRule {
  return (context) => {
    const measure = createMeasure(context);
    let valueDepth = 0;
    const enter = () => {
      valueDepth += 1;
      if (valueDepth === MOST_VALUE_LEVELS + 1) context.reportError(valueError('values'));
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
export function checkSourceLength(source: string, { queryLength }: QueryLimits): void {
  if (source.length <= queryLength) return;
  throw queryTooLargeError(
    `The query has ${source.length} characters; at most ${queryLength} are allowed.`,
    queryLength,
  );
}

/**
 * Coercion of variables recurses as deep as their values do, so values that would exhaust the stack are refused first.
 *
 * @throws GraphQLError QUERY_TOO_DEEP
 */
export function checkVariableDepth(variables: unknown): void {
  let level = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_VALUE_LEVELS + 1) throw valueError('variables');
    level = level.flatMap(valuesWithin);
  }
}

function valueError(what: string): GraphQLError {
  return queryTooDeepError(`The ${what} nest deeper than ${MOST_VALUE_LEVELS} levels.`, MOST_VALUE_LEVELS);
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
      `The query nests ${size.depth} levels deep; at most ${limits.depth} are allowed.`,
      limits.depth,
    );
  }
  const { aliases, directives } = limits;
  const most = { aliases, directives, selections: mostSelections(limits) };
  const passed = (['aliases', 'directives', 'selections'] as const).find((what) => size[what] > most[what]);
  if (passed === undefined) return undefined;
  return queryTooLargeError(
    `The query has more than ${most[passed]} ${passed} when its fragments are unfolded.`,
    most[passed],
  );
}

/** Fields, spreads and inline fragments together: unfolded, a query says no more than a text without fragments could. */
export function mostSelections({ tokens }: QueryLimits): number {
  return tokens;
}
