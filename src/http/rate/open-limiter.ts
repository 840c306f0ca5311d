import type { FastifyBaseLogger } from 'fastify';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';

export interface LimiterOptions {
  /** What a client may use in a window of so many seconds. */
  readonly points: number;
  readonly seconds: number;
  /** Where several services keep their counts together. */
  readonly redisUrl: string | undefined;
  readonly log: FastifyBaseLogger;
}

export interface OpenLimiter {
  readonly limiter: RateLimiterAbstract;
  close(): void;
}

/** Redis has this time for an answer; it takes less than a millisecond. */
const REDIS_TIMEOUT_MS = 250;

/** Counts of points, in this process or in Redis. */
export async function openLimiter({ points, seconds, redisUrl, log }: LimiterOptions): Promise<OpenLimiter> {
  const memory = new RateLimiterMemory({ points, duration: seconds });
  if (redisUrl === undefined) return { limiter: memory, close: () => undefined };
  const redis = await openRedis(redisUrl, log);
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'papergraph-rate',
    points,
    duration: seconds,
    rejectIfRedisNotReady: true,
    // Where Redis is away each service counts for itself: no request is lost by that.
    insuranceLimiter: memory,
  });
  return {
    limiter,
    close: () => {
      redis.disconnect();
    },
  };
}

/** Connects and goes on trying; says once that Redis is away, and once that it is back. */
async function openRedis(url: string, log: FastifyBaseLogger) {
  // It takes a while to load, and most services have no Redis.
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: REDIS_TIMEOUT_MS * 4,
    commandTimeout: REDIS_TIMEOUT_MS,
  });
  let isAway = false;
  redis.on('error', (error: Error) => {
    if (!isAway) log.warn({ err: error }, 'Redis is away: rates are counted in this process');
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) log.info('Redis is back');
    isAway = false;
  });
  return redis;
}
