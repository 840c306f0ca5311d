import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { rateLimitedError, serviceUnavailableError } from '../../graphql/errors/errors.js';
import type { Limits } from '../../limit-settings.js';
import { Tally } from '../../tally.js';
import { whenOver } from '../when-over.js';

/** Answers up to this many characters are always sent: a page of papers has 20,000. */
const SMALL_ANSWER = 65_536;

/** An answer that is about to be sent. */
interface ReadyAnswer {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly client: string;
  /** Characters; a byte each in most answers. */
  readonly length: number;
}

/** Counts what has been answered and not been read yet: it stays in memory until the client takes it. */
export class UnreadAnswers {
  private total = 0;
  private readonly byClient = new Tally();
  private readonly mostOfClient: number;

  constructor(private readonly limits: Pick<Limits, 'unreadBytes' | 'connections' | 'connectionsPerClient'>) {
    this.mostOfClient = limits.unreadBytes * Math.min(1, limits.connectionsPerClient / limits.connections);
  }

  /**
   * Counts an answer until it has been read.
   *
   * @throws RATE_LIMITED or SERVICE_UNAVAILABLE where it is large and too much is unread already
   */
  add({ request, reply, client, length }: ReadyAnswer): void {
    const refusal = length > SMALL_ANSWER ? this.refusal(client) : undefined;
    if (refusal !== undefined) throw refusal;
    this.change(client, length);
    whenOver(request, reply, () => {
      this.change(client, -length);
    });
  }

  private refusal(client: string): GraphQLError | undefined {
    if (this.byClient.of(client) > this.mostOfClient)
      return rateLimitedError(
        'Too many answers to this client are unread. Read them first, or ask for less.',
      );
    return this.total > this.limits.unreadBytes ? serviceUnavailableError() : undefined;
  }

  private change(client: string, by: number): void {
    this.total += by;
    this.byClient.add(client, by);
  }
}
