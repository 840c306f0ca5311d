import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AdmissionFigures } from '../http-figures.js';
import { replyNothingHere } from './no-route.js';

/** Who may read the metrics: nobody; whoever asks the service itself, not a proxy before it; anybody. */
export type MetricsReaders = 'off' | 'direct' | 'anyone';

/** The metrics that are served here, some of which are of the HTTP server itself. */
export interface ServedMetrics {
  readonly readers: MetricsReaders;
  readonly contentType: string;
  /** The metrics in the text format of Prometheus. Never waits for the database. */
  readonly render: () => Promise<string>;
  /** Called once with where the server's own figures can be read. */
  readonly watch: (figures: () => AdmissionFigures) => void;
}

/**
 * `GET /metrics`. What a proxy passes on comes from the public, whom these figures are not for: it gets the reply of
 * an address where nothing is.
 */
export function addMetricsRoute(app: FastifyInstance, metrics: ServedMetrics): void {
  const { readers } = metrics;
  if (readers === 'off') return;
  app.get('/metrics', { exposeHeadRoute: false }, async (request, reply) => {
    if (readers === 'direct' && isPassedOn(request)) return replyNothingHere(request, reply);
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.render());
  });
}

/** Proxies say whom they ask for; nginx does where it is told to. */
function isPassedOn({ headers }: FastifyRequest): boolean {
  return FORWARDING.some((name) => headers[name] !== undefined);
}

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];
