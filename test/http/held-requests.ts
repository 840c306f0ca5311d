import type { ApolloServerPlugin } from '@apollo/server';
import { budgetOf } from '../../src/http/request-budgets.js';
import type { Answer, TestServer } from './start-server.js';

/** Requests that hold their place until they are let go, in the order in which they got it. */
export class HeldRequests {
  readonly started: string[] = [];
  private letGo: () => void = () => undefined;
  private readonly gate = new Promise<void>((resolve) => (this.letGo = resolve));

  /** Takes a request's name and price from its headers; a request without a name is not held. */
  readonly plugin: ApolloServerPlugin = {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ request, contextValue }) {
          budgetOf(contextValue).requested = Number(request.http?.headers.get('x-price') ?? 1);
          return Promise.resolve();
        },
        responseForOperation: async ({ request }) => {
          const name = request.http?.headers.get('x-name');
          if (name === undefined) return null;
          this.started.push(name);
          await this.gate;
          return null;
        },
      }),
  };

  letAllGo(): void {
    this.letGo();
  }
}

export interface HeldRequest {
  readonly client: string;
  readonly name?: string;
  readonly price?: number;
}

/** Asks as a client whose address a trusted proxy tells. */
export function ask(server: TestServer, { client, name, price = 1 }: HeldRequest): Promise<Answer> {
  const headers = { 'x-forwarded-for': client, 'x-price': String(price) };
  return server.query('{ hello }', {
    headers: name === undefined ? headers : { ...headers, 'x-name': name },
  });
}
