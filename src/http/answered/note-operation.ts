import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
} from '@apollo/server';
import { notesOf, RequestNotes } from './request-notes.js';

/** Notes the operation of each request, whether its query was known already, and the codes of its errors. */
export function noteOperation(): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: ({ contextValue }) =>
      Promise.resolve(new OperationListener(notesOf(contextValue) ?? new RequestNotes())),
  };
}

const MOST_CHARACTERS = 64;
const DONE = Promise.resolve();

class OperationListener implements GraphQLRequestListener<BaseContext> {
  constructor(private readonly notes: RequestNotes) {}

  /** Only comes for queries that are not among the last ones. */
  parsingDidStart(): Promise<void> {
    this.notes.cached = false;
    return DONE;
  }

  didResolveOperation(context: GraphQLRequestContextDidResolveOperation<BaseContext>): Promise<void> {
    const { operation, document, request } = context;
    this.notes.cached ??= true;
    this.notes.operation = {
      name: operation?.name?.value.slice(0, MOST_CHARACTERS) ?? '',
      type: operation?.operation ?? 'query',
      document,
      variables: request.variables,
    };
    return DONE;
  }

  willSendResponse({
    response: { body },
  }: GraphQLRequestContextWillSendResponse<BaseContext>): Promise<void> {
    if (body.kind === 'single')
      for (const { extensions } of body.singleResult.errors ?? []) this.notes.addCode(extensions?.code);
    return DONE;
  }
}
