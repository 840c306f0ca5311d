import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import etag from '@fastify/etag';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readExampleTabs } from './example-tabs.js';
import { initScript } from './init-script.js';
import { playgroundPage } from './page.js';

/** Where the page's parts lie. */
export interface PlaygroundFolders {
  /** Holds the files of `ASSETS`, put there by the build. */
  readonly assets: string;
  /** Holds the example queries. */
  readonly examples: string;
}

/** The version is part of the address, so that the files can be kept for ever. */
const ASSETS_PATH = 'playground/1.7.28';

const ASSETS = {
  'index.css': 'text/css; charset=utf-8',
  'middleware.js': 'text/javascript; charset=utf-8',
  'favicon.png': 'image/png',
} as const;

const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * GraphQL Playground at `/`, with all that it loads.
 *
 * @returns what sends the page, for the address that serves GraphQL too
 */
export async function addPlayground(
  app: FastifyInstance,
  folders: PlaygroundFolders,
): Promise<(reply: FastifyReply) => FastifyReply> {
  const page = playgroundPage(ASSETS_PATH);
  const script = initScript(await readExampleTabs(folders.examples));
  const sendPage = (reply: FastifyReply) =>
    reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);

  await app.register(async (scope) => {
    await scope.register(etag, { weak: true });
    scope.get('/', (_request, reply) => sendPage(reply));
    scope.get('/playground/init.js', (_request, reply) =>
      reply
        .header('content-type', 'text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(script),
    );
  });
  await addAssets(app, folders.assets);
  return sendPage;
}

/** Three files, known by name: read once, served from memory, with no path of a client ever touching a folder. */
async function addAssets(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(etag, { weak: true });
    for (const [name, type] of Object.entries(ASSETS)) {
      const content = await readFile(join(folder, name)).catch(() => undefined);
      if (content === undefined)
        app.log.warn({ folder, name }, 'the page of GraphQL Playground stays empty: not built');
      else scope.get(`/${ASSETS_PATH}/${name}`, (_request, reply) => sendAsset(reply, type, content));
    }
  });
}

function sendAsset(reply: FastifyReply, type: string, content: Buffer): FastifyReply {
  return reply.header('content-type', type).header('cache-control', FOR_EVER).send(content);
}
