import {
  Kind,
  parse,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type VariableDefinitionNode,
} from 'graphql';
import { shorten } from './errors.js';

/** The value is at the first place, or at the second (where a variable is used otherwise than declared). */
const PLACES = 2;

/**
 * The argument that an error of validation or coercion is about: the one around the place it points at, or the one
 * that the wrong variable is passed to (the variable's own name where it is passed to none).
 *
 * Nodes know no parents, so the source is read once more; that happens for refused requests only, and the source
 * has been parsed before.
 *
 * @returns undefined where the error is about no argument
 */
export function argumentOfError(error: GraphQLError): string | undefined {
  const source = error.nodes?.[0]?.loc?.source;
  if (source === undefined || error.positions === undefined) return undefined;
  const document = parse(source);
  for (const position of error.positions.slice(0, PLACES)) {
    const name = argumentAround(document, position) ?? variableAround(document, position);
    if (name !== undefined) return shorten(name);
  }
  return missingArgument(error.message);
}

/** An argument that is not there has no place of its own; the error points at the field. */
function missingArgument(message: string): string | undefined {
  return / argument "(\w+)" of type "[^"]+" is required/.exec(message)?.[1];
}

function argumentAround(document: DocumentNode, position: number): string | undefined {
  let name: string | undefined;
  visit(document, {
    Argument(node) {
      if (contains(node, position)) name = node.name.value;
      return false;
    },
  });
  return name;
}

function variableAround(document: DocumentNode, position: number): string | undefined {
  const definition = definitionAround(document, position);
  if (definition === undefined) return undefined;
  const variable = definition.variable.name.value;
  return argumentThatTakes(document, variable) ?? variable;
}

function definitionAround(document: DocumentNode, position: number): VariableDefinitionNode | undefined {
  return document.definitions
    .flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : []))
    .find((node) => contains(node, position));
}

function argumentThatTakes(document: DocumentNode, variable: string): string | undefined {
  let argument: string | undefined;
  let name: string | undefined;
  visit(document, {
    VariableDefinition: () => false,
    Argument(node) {
      argument = node.name.value;
    },
    Variable(node) {
      if (node.name.value === variable) name ??= argument;
    },
  });
  return name;
}

function contains(node: ASTNode, position: number): boolean {
  return node.loc !== undefined && node.loc.start <= position && position < node.loc.end;
}
