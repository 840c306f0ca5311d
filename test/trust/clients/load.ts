import { openExchange, type Exchange, type Reply } from './exchange.js';

/** How the requests of a load went. */
export interface LoadResult {
  readonly replies: readonly TimedReply[];
  /** Requests that were sent. */
  readonly sent: number;
}

export interface TimedReply extends Reply {
  /** When it was sent, as Date.now() gives it. */
  readonly at: number;
}

export interface LoadTarget {
  readonly port: number;
  readonly bytes: Buffer;
  /** How many addresses of this machine the clients have: 127.0.1.1 and on. */
  readonly addresses: number;
}

/** A load that goes on until it is stopped: each client sends as soon as it has its answer. */
export interface RunningLoad {
  stop(): Promise<LoadResult>;
}

export function startClosedLoop(target: LoadTarget, clients: number): RunningLoad {
  const replies: TimedReply[] = [];
  let over = false;
  const client = async (place: number) => {
    let exchange = open(target, place);
    while (!over) {
      if (!exchange.isOpen()) {
        await pause(50);
        exchange = open(target, place);
      }
      const at = Date.now();
      replies.push({ at, ...(await exchange.request(target.bytes)) });
    }
    exchange.close();
  };
  const all = Promise.all(Array.from({ length: clients }, (_none, place) => client(place)));
  return {
    stop: async () => {
      over = true;
      await all;
      return { replies, sent: replies.length };
    },
  };
}

/** Sends at a steady rate, whatever comes back, for so many seconds; then waits for the answers. */
export async function openLoop(target: LoadTarget, rate: number, seconds: number): Promise<LoadResult> {
  const replies: TimedReply[] = [];
  const idle: Exchange[] = [];
  const waiting: Promise<void>[] = [];
  let opened = 0;
  const one = async () => {
    const exchange = idle.pop() ?? open(target, opened++);
    const at = Date.now();
    replies.push({ at, ...(await exchange.request(target.bytes)) });
    if (exchange.isOpen()) idle.push(exchange);
  };
  const begun = performance.now();
  let sent = 0;
  for (let elapsed = 0; elapsed < seconds; elapsed = (performance.now() - begun) / 1_000) {
    for (; sent < elapsed * rate; sent += 1) waiting.push(one());
    await pause(5);
  }
  await Promise.all(waiting);
  for (const exchange of idle) exchange.close();
  return { replies, sent };
}

function open({ port, addresses }: LoadTarget, place: number): Exchange {
  return openExchange(port, `127.0.1.${1 + (place % addresses)}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
