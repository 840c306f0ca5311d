import etag from '@fastify/etag';
import type { FastifyInstance } from 'fastify';

/** `GET /schema.graphql`: the SDL, as text that a browser shows and a code generator reads. */
export async function addSchemaRoute(app: FastifyInstance, sdl: string): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(etag, { weak: true });
    scope.get('/schema.graphql', (_request, reply) =>
      reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-cache').send(sdl),
    );
  });
}
