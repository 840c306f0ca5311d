import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestBudget } from '../graphql/limits/request-budget.js';
import type { Limits } from '../limit-settings.js';
import type { Admission } from './admission/admission.js';
import type { ClientKeyOf } from './client-key.js';
import type { RateLimit } from './rate/rate-limit.js';
import { budgets } from './request-budgets.js';
import { isFollowed } from './sockets/one-at-a-time.js';

export interface TurnOptions {
  readonly admission: Admission;
  readonly clientKeyOf: ClientKeyOf;
  readonly limits: Limits;
}

type Done = (error?: Error) => void;

/** Hooks of requests that are admitted. */
export function turnHooks({ admission, clientKeyOf, limits }: TurnOptions) {
  return {
    /** Where it is certain already that a request will be refused, neither its body is waited for nor its query read. */
    refuseEarly: (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
      const refusal = admission.certainRefusal(clientKeyOf(request));
      if (refusal !== undefined) refuseAllBehind(request, reply);
      done(refusal);
    },
    /** Gives the request its budget, and goes on when it is its turn. */
    takeTurn: (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
      const client = clientKeyOf(request);
      budgets.set(request, new RequestBudget(client, limits));
      admission.takeTurn(client, (refusal) => {
        if (request.raw.socket.destroyed) return;
        if (refusal !== undefined) refuseAllBehind(request, reply);
        done(refusal);
      });
    },
  };
}

/** None where there is no limit of rate: a hook costs every request its time. */
export function rateHooks(rate: RateLimit | undefined) {
  if (rate === undefined) return { takePoint: [], chargePoints: [] };
  const takePoint = (request: FastifyRequest, reply: FastifyReply) => rate.take(request, reply);
  const chargePoints = async (request: FastifyRequest, reply: FastifyReply, answer: unknown) => {
    await rate.charge(request, reply, budgets.get(request));
    return answer;
  };
  return { takePoint: [takePoint], chargePoints: [chargePoints] };
}

/** Those that a client has sent on the same connection without waiting are not even refused one by one. */
function refuseAllBehind(request: FastifyRequest, reply: FastifyReply): void {
  if (isFollowed(request.raw)) reply.header('connection', 'close');
}
