import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is yes.
 *
 * @throws Error when that takes longer than `timeout` milliseconds
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeout = 30_000,
): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${timeout} ms: ${String(condition)}`);
    await sleep(20);
  }
}
