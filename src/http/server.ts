import { fastify, LogController, type FastifyInstance } from 'fastify';
import { Admission } from './admission/admission.js';
import { admissionPlugin } from './admission/admission-plugin.js';
import { DEFAULT_LIMITS, type Limits } from '../limit-settings.js';
import { requestLog, type RequestLogOptions } from './answered/request-log.js';
import { addRequestNotes } from './answered/request-notes.js';
import { addTellAnswered, type TellAnswered } from './answered/tell-answered.js';
import { startApollo, type ApolloOptions } from './apollo.js';
import { createRateLimit } from './rate/rate-limit.js';
import { Arrivals } from './sockets/arrivals.js';
import { cutDeafClients } from './sockets/cut-deaf-clients.js';
import { limitSockets } from './sockets/limit-sockets.js';
import { runOneAtATime } from './sockets/one-at-a-time.js';
import { refuseExpectations } from './sockets/refuse-expectation.js';
import { UnreadAnswers } from './sockets/unread-answers.js';
import { replyClientError } from './sockets/client-error.js';
import { clientKeys } from './client-key.js';
import { replyFailedRequest } from './failed-request.js';
import { addGraphqlRoute, type RequestInfo } from './graphql-route.js';
import { addHealth } from './health.js';
import { addInFlight, type InFlightOptions } from './in-flight.js';
import { addJsonBody } from './json-body.js';
import { addMetricsRoute, type ServedMetrics } from './metrics-route.js';
import { addNoRouteReplies } from './no-route.js';
import { addPaperRoutes } from './papers/paper-routes.js';
import type { ServedPapers } from './papers/served-papers.js';
import { addPlayground, type PlaygroundFolders } from './playground/routes.js';
import { addReplyHeaders } from './reply-headers.js';
import { addRequestIds, requestIdOf } from './request-id.js';
import { addSchemaRoute } from './schema-route.js';

export interface HttpServerOptions<Context extends object>
  extends Omit<ApolloOptions<Context>, 'limits'>, Partial<InFlightOptions>, Partial<RequestLogOptions> {
  /** Called once for each request. */
  readonly createContext: (request: RequestInfo) => Context;
  /** Rejects where the database is not reachable or not migrated. */
  readonly checkReadiness: () => Promise<void>;
  readonly sdl: string;
  /** Papers as files; none are served where it is left out. */
  readonly papers?: ServedPapers;
  /** Default: the folders of this project, seen from where the process was started. */
  readonly playground?: PlaygroundFolders;
  /** What differs from the defaults. */
  readonly limits?: Partial<Limits>;
  /** Addresses and networks of the proxies in front; nobody else is believed in what X-Forwarded-For says. */
  readonly trustedProxies?: readonly string[];
  /** SHA-256 digests, in hexadecimal, of the tokens that tell clients apart whatever their address. */
  readonly clientTokens?: readonly string[];
  /** The Redis that keeps the rates of several services. */
  readonly redisUrl?: string | undefined;
  /** Told of each request when it is over. */
  readonly listeners?: readonly TellAnswered[];
  readonly metrics?: ServedMetrics;
}

/**
 * The service's HTTP server, ready to listen. `close()` answers what is in flight, then stops; it closes neither the
 * database nor anything else that was given.
 */
export async function createHttpServer<Context extends object>(
  options: HttpServerOptions<Context>,
): Promise<FastifyInstance> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const app = createFastify(options, limits);
  limitSockets(app.server, { limits, trustedProxies: options.trustedProxies ?? [] });
  cutDeafClients(app.server, limits.readMs);
  refuseExpectations(app.server);
  runOneAtATime(app.server);
  const arrivals = new Arrivals(app.server);
  const admission = new Admission(limits, () => arrivals.comeFirst);
  const plugins = [...(options.plugins ?? []), admissionPlugin(admission)];
  const apollo = await startApollo({ ...options, limits, plugins });
  app.addHook('onClose', () => apollo.stop());

  addRequestIds(app);
  addRequestNotes(app);
  const { slowRequestMs = 1_000, logVariables = false, listeners = [] } = options;
  addTellAnswered(app, [requestLog(options.log, { slowRequestMs, logVariables }), ...listeners]);
  const { stopDelay = () => 0, stopTimeout = () => 8_000 } = options;
  const inFlight = addInFlight(app, { stopDelay, stopTimeout });
  await addReplyHeaders(app);
  addNoRouteReplies(app);
  app.setErrorHandler(replyFailedRequest);
  addJsonBody(app);

  addHealth(app, { checkReadiness: options.checkReadiness, inFlight });
  options.metrics?.watch(() => admission.figures);
  if (options.metrics) addMetricsRoute(app, options.metrics);
  await addSchemaRoute(app, options.sdl);
  const sendPage = await addPlayground(app, options.playground ?? DEFAULT_FOLDERS);
  const { createContext, schema } = options;
  const clientKeyOf = clientKeys(options.clientTokens);
  const { ratePoints: points, rateSeconds: seconds } = limits;
  const { log, redisUrl } = options;
  const rate = await createRateLimit(app, { points, seconds, redisUrl, log, clientKeyOf });
  const { papers } = options;
  if (papers) addPaperRoutes(app, { papers, limits, clientKeyOf, admission, rate, inFlight });
  await addGraphqlRoute(app, {
    apollo,
    createContext,
    schema,
    limits,
    clientKeyOf,
    admission,
    rate,
    unread: new UnreadAnswers(limits),
    inFlight,
    sendPage,
  });

  await app.ready();
  return app;
}

const DEFAULT_FOLDERS: PlaygroundFolders = { assets: 'dist/playground', examples: 'schema/examples' };

/** Longer than the balancers and proxies in front keep theirs, which is a minute: they, not we, end a connection. */
const KEEP_ALIVE_MS = 72_000;

function createFastify(
  { log, trustedProxies = [] }: Pick<HttpServerOptions<object>, 'log' | 'trustedProxies'>,
  limits: Limits,
): FastifyInstance {
  return fastify({
    loggerInstance: log,
    // request-log.ts writes one line where the framework would write two.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.arrivalMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // The hooks of in-flight.ts answer while the server stops: in the one shape of errors, and /readyz as ever.
    return503OnClosing: false,
    // A request without Host gets the same shape of error as all others.
    http: {
      requireHostHeader: false,
      headersTimeout: limits.arrivalMs,
      connectionsCheckingInterval: Math.min(1_000, limits.arrivalMs),
    },
    frameworkErrors: (error, request, reply) => void replyFailedRequest(error, request, reply),
    clientErrorHandler: replyClientError,
  });
}
