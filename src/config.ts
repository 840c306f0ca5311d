import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { LIMIT_SETTINGS, type Limits, limitsOf } from './limit-settings.js';

/** The settings of the service, checked. Folders are absolute. */
export interface Config {
  /** 0 lets the system choose a free port. */
  port: number;
  host: string;
  /** A PostgreSQL to use instead of the embedded one. It may hold a password: never log it. */
  databaseUrl: string | undefined;
  /** Where the embedded PostgreSQL keeps its data. */
  home: string;
  /** The folder whose documents are loaded on migrate. */
  seedsDir: string;
  logLevel: LogLevel;
  /** Undefined: lines for people where the output is a terminal, JSON elsewhere. */
  logFormat: LogFormat | undefined;
  /** What one request, one client and all together may use. */
  limits: Limits;
  /** Addresses and networks of the proxies in front, whose word on a client's address is taken. */
  trustedProxies: readonly string[];
  /** SHA-256 digests, in hexadecimal, of the tokens that tell clients apart whatever their address. */
  clientTokens: readonly string[];
  /** The Redis that keeps the rates of several services; each keeps its own unless given. It may hold a password. */
  redisUrl: string | undefined;
  /** Milliseconds between SIGTERM and the end of listening, in which a balancer sees that /readyz is 503. */
  stopDelayMs: number;
  /** Milliseconds from which a request is logged as slow, with its shape. */
  slowRequestMs: number;
  /** Whether the log of requests holds their variables. */
  logVariables: boolean;
  /** Who may read /metrics: nobody; whoever asks without a proxy between; anybody. */
  metrics: MetricsReaders;
  /** Whether traces are sent. Where to, and how, is read by OpenTelemetry from its own variables. */
  traces: boolean;
}

/** What must be there besides the settings themselves. */
export interface ConfigNeeds {
  seeds: boolean;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
export const METRICS_READERS = ['off', 'direct', 'anyone'] as const;
export type MetricsReaders = (typeof METRICS_READERS)[number];

/** Settings that the service cannot start with: one line for each, none of them showing a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(['The settings are wrong:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}

const SEEDS_DIR = z
  .string()
  .default('seeds')
  .transform((folder) => resolve(folder));

const LIMITS = Object.fromEntries(
  Object.values(LIMIT_SETTINGS).map(({ setting, default: usual, least, most }) => [
    setting,
    wholeNumber(usual, least, most),
  ]),
);

/** Each message completes the sentence "expected …". */
const SETTINGS = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a whole number from 0 to 65535')
    .default(4000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:%-]+$/, 'a host name or an IP address')
    .default('127.0.0.1'),
  DATABASE_URL: z.string().refine(isPostgresUrl, 'postgresql://user:password@host:port/database').optional(),
  PAPERGRAPH_HOME: z
    .string()
    .default('.papergraph')
    .transform((folder) => resolve(folder))
    .refine((folder) => kindOf(folder) !== 'file', 'a folder, or a path where one can be made'),
  SEEDS_DIR: SEEDS_DIR.refine((folder) => kindOf(folder) === 'folder', 'a folder that exists'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  LOG_FORMAT: z.enum(LOG_FORMATS, { error: `one of ${LOG_FORMATS.join(', ')}` }).optional(),
  TRUSTED_PROXIES: listOf(
    isAddressOrNetwork,
    'IP addresses and networks such as 10.0.0.0/8, separated by commas',
  ),
  CLIENT_TOKENS: listOf(
    (digest) => /^[0-9a-f]{64}$/.test(digest),
    'SHA-256 digests in hexadecimal, separated by commas',
  ),
  REDIS_URL: z.string().refine(isRedisUrl, 'redis://user:password@host:port').optional(),
  STOP_DELAY_MS: wholeNumber(5_000, 0, 60_000),
  SLOW_REQUEST_MS: wholeNumber(1_000, 1, 86_400_000),
  LOG_VARIABLES: z
    .enum(['true', 'false'], { error: 'true or false' })
    .default('false')
    .transform((text) => text === 'true'),
  METRICS: z.enum(METRICS_READERS, { error: `one of ${METRICS_READERS.join(', ')}` }).default('direct'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isHttpUrl, 'http://host:port').optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().refine(isHttpUrl, 'http://host:port/v1/traces').optional(),
  OTEL_SDK_DISABLED: z.string().default('false'),
  ...LIMITS,
});
const SETTINGS_WITHOUT_SEEDS = SETTINGS.extend({ SEEDS_DIR });

/**
 * Reads the settings; what is unset or empty takes its default.
 *
 * @param needs `seeds`: whether the folder of documents is read, so that it must be there.
 * @throws ConfigError that names every wrong setting, what was expected and what came
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  needs: ConfigNeeds = { seeds: true },
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = (needs.seeds ? SETTINGS : SETTINGS_WITHOUT_SEEDS).safeParse(given);
  if (!result.success) throw new ConfigError(result.error.issues.map((issue) => describe(issue, given)));
  const { data } = result;
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    home: data.PAPERGRAPH_HOME,
    seedsDir: data.SEEDS_DIR,
    logLevel: data.LOG_LEVEL,
    logFormat: data.LOG_FORMAT,
    limits: limitsOf(({ setting }) => (data as Record<string, unknown>)[setting] as number),
    trustedProxies: data.TRUSTED_PROXIES,
    clientTokens: data.CLIENT_TOKENS,
    redisUrl: data.REDIS_URL,
    stopDelayMs: data.STOP_DELAY_MS,
    slowRequestMs: data.SLOW_REQUEST_MS,
    logVariables: data.LOG_VARIABLES,
    metrics: data.METRICS,
    traces: wantsTraces(data),
  };
}

/** The settings of this process. */
export function readProcessConfig(needs?: ConfigNeeds): Config {
  return readConfig(process.env, needs);
}

/**
 * Takes the variables that PostgreSQL's clients read (PGSSLMODE, PGOPTIONS, PGPASSFILE…) out of the environment of this
 * process: they are meant for another server than the embedded one.
 */
export function dropPostgresVariables(): void {
  for (const name of Object.keys(process.env)) if (/^PG[A-Z_]+$/.test(name)) delete process.env[name];
}

function wantsTraces(data: z.infer<typeof SETTINGS_WITHOUT_SEEDS>): boolean {
  const endpoint = data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_ENDPOINT;
  return endpoint !== undefined && data.OTEL_SDK_DISABLED.toLowerCase() !== 'true';
}

function describe(issue: z.core.$ZodIssue, env: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0]);
  return `${name}: expected ${issue.message}, got ${show(name, env[name])}`;
}

function show(name: string, value: string | undefined): string {
  if (value === undefined) return name === 'SEEDS_DIR' ? `the default, ${resolve('seeds')}` : 'nothing';
  if (SECRET_URLS.has(name)) return showUrl(value);
  if (name === 'CLIENT_TOKENS') return 'another text (not shown)';
  return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}

const SECRET_URLS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'REDIS_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
]);

/** The scheme alone: a malformed URL may hold its password anywhere behind it. */
function showUrl(value: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(value)?.[0];
  return scheme === undefined ? 'a text that is no URL (not shown)' : `${scheme}… (not shown)`;
}

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1 && isDecodable(value);
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}

function isRedisUrl(value: string): boolean {
  return URL.canParse(value) && ['redis:', 'rediss:'].includes(new URL(value).protocol) && isDecodable(value);
}

/** A URL parses with a percent sign that begins no escape; the driver then fails on it, without a word of the setting. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function wholeNumber(usual: number, least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, expected)
    .transform(Number)
    .refine((number) => number >= least && number <= most, expected)
    .default(usual);
}

function listOf(isItem: (item: string) => boolean, expected: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(',').map((item) => item.trim()))
    .transform((items) => items.filter((item) => item !== ''))
    .refine((items) => items.every(isItem), expected);
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    // Not there, or behind what may not be entered: who makes it says why it cannot be made.
    return 'nothing';
  }
}
