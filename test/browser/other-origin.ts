import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OtherOrigin {
  /** Such as `http://127.0.0.1:40123`; its page has urql at hand. */
  readonly url: string;
  close(): Promise<void>;
}

/** The modules of urql as they are published, by the names that they import each other under. */
const MODULES = {
  '@urql/core': '/@urql/core/dist/urql-core.mjs',
  wonka: '/wonka/dist/wonka.mjs',
  '@0no-co/graphql.web': '/@0no-co/graphql.web/dist/graphql.web.mjs',
};

const PAGE = `<!doctype html>
<title>A page of somebody else</title>
<script>process = { env: { NODE_ENV: 'production' } }; // as a bundler would put it in</script>
<script type="importmap">${JSON.stringify({ imports: MODULES })}</script>
`;

/** A site of its own, with a page that uses urql out of node_modules. */
export async function startOtherOrigin(): Promise<OtherOrigin> {
  const server = createServer((request, reply) => {
    const path = request.url ?? '/';
    if (!path.endsWith('.mjs')) {
      reply.setHeader('content-type', 'text/html').end(PAGE);
      return;
    }
    readFile(`node_modules${path}`).then(
      (text) => reply.setHeader('content-type', 'text/javascript').end(text),
      () => reply.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
