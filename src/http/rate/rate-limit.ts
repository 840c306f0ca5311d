import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimitedError } from '../../graphql/errors/errors.js';
import type { RequestBudget } from '../../graphql/limits/request-budget.js';
import type { ClientKeyOf } from '../client-key.js';
import { sendError } from '../error-reply.js';
import type { LimiterOptions, OpenLimiter } from './open-limiter.js';

export interface RateLimitOptions extends LimiterOptions {
  readonly clientKeyOf: ClientKeyOf;
}

/** The names of the headers that tell a client how much is left. */
export const RATE_HEADERS = ['ratelimit', 'ratelimit-policy'] as const;

/** Limits what a client may use in a window of time; undefined where there is no limit. */
export async function createRateLimit(
  app: FastifyInstance,
  options: RateLimitOptions,
): Promise<RateLimit | undefined> {
  if (options.points === 0) return undefined;
  const { openLimiter } = await import('./open-limiter.js');
  const opened = await openLimiter(options);
  app.addHook('onClose', () => {
    opened.close();
  });
  return new PointsPerWindow(opened, options);
}

export interface RateLimit {
  /** Before anything is read: takes a point. Gives the reply where the client has none left. */
  take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
  /** When the answer is known: charges what it has used. */
  charge(request: FastifyRequest, reply: FastifyReply, budget: RequestBudget | undefined): Promise<void>;
}

/** Points of a window that begins with a client's first request in it. */
class PointsPerWindow implements RateLimit {
  private readonly keys = new WeakMap<FastifyRequest, string>();

  constructor(
    private readonly opened: OpenLimiter,
    private readonly options: RateLimitOptions,
  ) {}

  async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const key = this.options.clientKeyOf(request);
    const left = await this.opened.limiter.consume(key, 1).catch(spentOrThrow);
    this.tell(reply, left);
    if (left.consumedPoints <= this.options.points) {
      this.keys.set(request, key);
      return undefined;
    }
    const retryAfter = secondsOf(left);
    return sendError(request, reply, { status: 429, retryAfter, ...this.refusal(retryAfter) });
  }

  async charge(
    request: FastifyRequest,
    reply: FastifyReply,
    budget: RequestBudget | undefined,
  ): Promise<void> {
    const key = this.keys.get(request);
    const points = budget === undefined ? 0 : pointsOf(budget);
    if (key === undefined || points === 0) return;
    this.keys.delete(request);
    this.tell(reply, await this.opened.limiter.penalty(key, points));
  }

  /** As draft-ietf-httpapi-ratelimit-headers has them: points of a window, points left, seconds until there are new ones. */
  private tell(reply: FastifyReply, left: RateLimiterRes): void {
    const { points, seconds } = this.options;
    const remaining = Math.max(0, points - left.consumedPoints);
    reply.header('ratelimit-policy', `"default";q=${String(points)};w=${String(seconds)}`);
    reply.header('ratelimit', `"default";r=${String(remaining)};t=${String(secondsOf(left))}`);
  }

  private refusal(retryAfter: number) {
    const { points, seconds } = this.options;
    const message = `This client has used its ${String(points)} points of ${String(seconds)} seconds. Try again in ${String(retryAfter)} seconds.`;
    return rateLimitedError(message).toJSON();
  }
}

/** The limiter rejects with its state where the points are spent. */
function spentOrThrow(state: unknown): RateLimiterRes {
  if (state instanceof Error) throw state;
  return state as RateLimiterRes;
}

/** Beside the one that every request costs: a point a row, and one a millisecond of the database. */
function pointsOf({ usedRows, used }: RequestBudget): number {
  return Math.max(0, usedRows + Math.floor(used.databaseMs) - 1);
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1_000));
}
