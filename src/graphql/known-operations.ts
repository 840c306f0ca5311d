import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/**
 * A validation rule that refuses an operation which the schema has no root type for. The specification asks it of
 * validation, yet graphql-js 16 lets such an operation pass, and executing it fails without a code.
 */
export const knownOperationsRule: ValidationRule = (context: ValidationContext) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return undefined;
    context.reportError(
      new GraphQLError(`This service has no ${node.operation}s; it answers queries.`, { nodes: node }),
    );
    return false;
  },
});
