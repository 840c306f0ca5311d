import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import etag from '@fastify/etag';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readExampleTabs } from './example-tabs.js';
import { initScript } from './init-script.js';
import { PAGE_WITHOUT_PLAYGROUND, playgroundPage } from './page.js';

/** Where the page's parts lie. */
export interface PlaygroundFolders {
  /** Holds the files of `PROGRAM` and `OURS`, put there by the build. */
  readonly assets: string;
  /** Holds the example queries. */
  readonly examples: string;
}

/** The version is part of the address, so that the files can be kept for ever. */
const ASSETS_PATH = 'playground/1.7.28';

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

type Types = Readonly<Record<string, string>>;

/** The program as published. */
const PROGRAM: Types = { 'index.css': CSS, 'middleware.js': JAVASCRIPT, 'favicon.png': 'image/png' };

/** What mends the program in today's browsers: the files of ./browser. */
const OURS: Types = {
  'layout.css': CSS,
  'stored-tabs.js': JAVASCRIPT,
  'error-answers.js': JAVASCRIPT,
  'close-hints.js': JAVASCRIPT,
};

const REVALIDATE = 'no-cache';
const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * GraphQL Playground at `/`, with all that it loads.
 *
 * @returns what sends the page, for the address that serves GraphQL too
 */
export async function addPlayground(
  app: FastifyInstance,
  folders: PlaygroundFolders,
): Promise<(reply: FastifyReply) => FastifyReply> {
  const program = await readAssets(folders.assets, PROGRAM);
  const ours = await readAssets(folders.assets, OURS);
  const built = program !== undefined && ours !== undefined;
  if (!built) app.log.warn({ folder: folders.assets }, 'GraphQL Playground is not built');
  const page = built ? playgroundPage(ASSETS_PATH) : PAGE_WITHOUT_PLAYGROUND;
  const script = initScript(await readExampleTabs(folders.examples));
  const sendPage = (reply: FastifyReply) => send(reply, 'text/html; charset=utf-8', REVALIDATE, page);

  await app.register(async (scope) => {
    await scope.register(etag, { weak: true });
    scope.get('/', (_request, reply) => sendPage(reply));
    scope.get('/playground/init.js', (_request, reply) => send(reply, JAVASCRIPT, REVALIDATE, script));
    for (const { name, type, content } of ours ?? []) {
      scope.get(`/playground/${name}`, (_request, reply) => send(reply, type, REVALIDATE, content));
    }
    for (const { name, type, content } of program ?? []) {
      scope.get(`/${ASSETS_PATH}/${name}`, (_request, reply) => send(reply, type, IMMUTABLE, content));
    }
  });
  return sendPage;
}

interface Asset {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/**
 * A few files, known by name: read once, served from memory, with no path of a client ever touching a folder.
 * Undefined where one is missing: without all of them the page stays empty.
 */
async function readAssets(folder: string, types: Types): Promise<Asset[] | undefined> {
  const reading = Object.entries(types).map(async ([name, type]) => ({
    name,
    type,
    content: await readFile(join(folder, name)),
  }));
  return Promise.all(reading).catch(() => undefined);
}

function send(
  reply: FastifyReply,
  type: string,
  cacheControl: string,
  content: string | Buffer,
): FastifyReply {
  return reply.header('content-type', type).header('cache-control', cacheControl).send(content);
}
