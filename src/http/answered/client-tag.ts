import { createHmac, randomBytes } from 'node:crypto';

/** Clients whose tags are kept, so that they need not be computed anew. */
const MOST_KEPT = 1_000;

/**
 * What stands for a client in the log: the same for all requests of one client as long as the process runs. An
 * address is personal data, so its tag is made with a key that nobody knows and that goes with the process.
 */
export function clientTags(): (client: string) => string {
  const key = randomBytes(32);
  const kept = new Map<string, string>();
  return (client) => {
    const known = kept.get(client);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const tag = createHmac('sha256', key).update(client).digest('hex').slice(0, 12);
    kept.set(client, tag);
    return tag;
  };
}
