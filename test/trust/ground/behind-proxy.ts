import type { Stage } from '../row.js';
import type { Ground } from './ground.js';
import { startProxy } from './proxy.js';
import { startService } from './service.js';

/** A service that reaches the database of the URL by a way that can be closed off. */
export async function serveBehindProxy(
  ground: Ground,
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const proxy = await startProxy(ground.postgres.port);
  const url = new URL(databaseUrl);
  url.port = String(proxy.port);
  const service = await startService({ databaseUrl: url.href, env });
  ground.remember(service);
  const close = async () => {
    await service.stop();
    await proxy.close();
  };
  return { service, databaseUrl, proxy, close };
}
