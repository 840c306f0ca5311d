import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { type AnsweredRequest, isQuery } from '../answered-request.js';
import type { StatementRun } from '../database/statement-budget.js';
import type { Log } from '../log.js';
import { OperationNames } from './operation-names.js';
import { ToldExporter } from './told-exporter.js';

export interface Traces {
  /** Makes the spans of a request. They are sent later, in batches; where nobody takes them they are dropped. */
  readonly trace: (request: AnsweredRequest) => void;
  /** Sends what has not been sent. Never rejects. */
  readonly stop: () => Promise<void>;
}

/**
 * Traces for OpenTelemetry, by OTLP over HTTP as JSON. Where to, how often and which share of them is read from the
 * standard variables, such as OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_TRACES_SAMPLER.
 *
 * Spans are made when a request is over: while it runs it pays nothing for them.
 */
export function startTraces(log: Log): Traces {
  const exporter = new ToldExporter(new OTLPTraceExporter(), log);
  const resource = resourceFromAttributes({ 'service.name': 'papergraph' });
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resource)
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('papergraph');
  const propagator = new W3CTraceContextPropagator();
  const names = new OperationNames();
  return {
    trace: (request) => {
      if (PROBES.has(request.route)) return;
      const caller = propagator.extract(ROOT_CONTEXT, request, HEADERS);
      const { startedAt, ms } = request;
      const about = { kind: SpanKind.SERVER, startTime: startedAt, attributes: attributesOf(request) };
      const span = tracer.startSpan(nameOf(request, names), about, caller);
      if (span.isRecording()) addStatements(span, request.spent?.runs ?? []);
      if (isOurFault(request)) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(startedAt + ms);
    },
    // What could not be sent has been logged.
    stop: () => provider.shutdown().catch(() => undefined),
  };

  function addStatements(parent: Span, runs: readonly StatementRun[]): void {
    const context = trace.setSpan(ROOT_CONTEXT, parent);
    for (const { name, startedAt, ms, rows } of runs) {
      const attributes = {
        'db.system.name': 'postgresql',
        'db.query.summary': name,
        'db.response.returned_rows': rows,
      };
      tracer
        .startSpan(name, { kind: SpanKind.CLIENT, startTime: startedAt, attributes }, context)
        .end(startedAt + ms);
    }
  }
}

const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

const HEADERS = {
  keys: () => ['traceparent', 'tracestate'],
  get: (request: AnsweredRequest, header: string) =>
    header === 'traceparent' ? request.traceparent : request.tracestate,
};

/** As the conventions for GraphQL servers and for HTTP ask: few names, however many clients invent. */
function nameOf(request: AnsweredRequest, names: OperationNames): string {
  const { operation, method, route } = request;
  if (!isQuery(request)) return route === '' ? method : `${method} ${route}`;
  if (operation === undefined) return 'GraphQL Operation';
  const label = names.labelOf(operation.name);
  return label === '' ? operation.type : `${operation.type} ${label}`;
}

function attributesOf({ id, method, route, status, operation, codes, spent }: AnsweredRequest): Attributes {
  return {
    'http.request.method': method,
    'http.route': route === '' ? undefined : route,
    'http.response.status_code': status,
    'error.type': codes[0],
    'graphql.operation.type': operation?.type,
    'graphql.operation.name': operation?.name === '' ? undefined : operation?.name,
    'papergraph.request.id': id,
    'papergraph.cost.requested': spent?.requested,
    'papergraph.cost.used': spent?.usedRows,
  };
}

const OUR_FAULTS: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT']);

/** What a client does wrong is no error of the service. */
function isOurFault({ status, codes }: AnsweredRequest): boolean {
  return status >= 500 || codes.some((code) => OUR_FAULTS.has(code));
}
