import { resolve } from 'node:path';
import { ConfigError, readConfig } from '../src/config.js';
import { DEFAULT_LIMITS } from '../src/limit-settings.js';

describe('settings', () => {
  it('have defaults, also for those that are set to nothing', () => {
    const defaults = {
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      home: resolve('.papergraph'),
      seedsDir: resolve('seeds'),
      logLevel: 'info',
      logFormat: undefined,
      limits: DEFAULT_LIMITS,
      trustedProxies: [],
      clientTokens: [],
      redisUrl: undefined,
      stopDelayMs: 5_000,
      slowRequestMs: 1_000,
      logVariables: false,
      metrics: 'direct',
      traces: false,
    };
    expect(readConfig({})).toEqual(defaults);
    expect(
      readConfig({ PORT: '', HOST: '', DATABASE_URL: '', SEEDS_DIR: '', LOG_LEVEL: '', LOG_FORMAT: '' }),
    ).toEqual(defaults);
  });

  it('are taken from the environment', () => {
    const env = {
      PORT: '0',
      HOST: '::1',
      DATABASE_URL: 'postgresql://someone:secret@db.example:5433/papers?sslmode=require',
      PAPERGRAPH_HOME: '/var/lib/papergraph',
      SEEDS_DIR: 'src',
      LOG_LEVEL: 'debug',
      LOG_FORMAT: 'pretty',
      MAX_COST: '1000',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      CLIENT_TOKENS: 'a'.repeat(64),
      REDIS_URL: 'redis://cache.example:6379',
      STOP_DELAY_MS: '0',
      SLOW_REQUEST_MS: '250',
      LOG_VARIABLES: 'true',
      METRICS: 'anyone',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example:4318',
    };
    expect(readConfig(env)).toEqual({
      port: 0,
      host: '::1',
      databaseUrl: env.DATABASE_URL,
      home: '/var/lib/papergraph',
      seedsDir: resolve('src'),
      logLevel: 'debug',
      logFormat: 'pretty',
      limits: { ...DEFAULT_LIMITS, cost: 1_000 },
      trustedProxies: ['10.0.0.0/8', '::1'],
      clientTokens: ['a'.repeat(64)],
      redisUrl: env.REDIS_URL,
      stopDelayMs: 0,
      slowRequestMs: 250,
      logVariables: true,
      metrics: 'anyone',
      traces: true,
    });
  });

  it('are reported all at once when they are wrong, with what was expected and what came', () => {
    const problems = problemsOf({
      PORT: 'http',
      HOST: 'http://localhost',
      DATABASE_URL: 'mysql://root:hunter2@db.example/papers',
      PAPERGRAPH_HOME: 'package.json',
      SEEDS_DIR: 'no-such-folder',
      LOG_LEVEL: 'loud',
      LOG_FORMAT: 'xml',
      TRUSTED_PROXIES: '10.0.0.0/33',
      CLIENT_TOKENS: 'hunter2',
      REDIS_URL: 'http://:hunter2@cache.example',
      STOP_DELAY_MS: '5s',
      LOG_VARIABLES: 'some',
      METRICS: 'on',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'hunter2@collector.example:4318',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'grpc://hunter2@collector.example',
      MAX_COST: '99',
    });
    expect(problems).toEqual([
      'PORT: expected a whole number from 0 to 65535, got "http"',
      'HOST: expected a host name or an IP address, got "http://localhost"',
      'DATABASE_URL: expected postgresql://user:password@host:port/database, got mysql://… (not shown)',
      'PAPERGRAPH_HOME: expected a folder, or a path where one can be made, got "package.json"',
      'SEEDS_DIR: expected a folder that exists, got "no-such-folder"',
      'LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, got "loud"',
      'LOG_FORMAT: expected one of json, pretty, got "xml"',
      'TRUSTED_PROXIES: expected IP addresses and networks such as 10.0.0.0/8, separated by commas, got "10.0.0.0/33"',
      'CLIENT_TOKENS: expected SHA-256 digests in hexadecimal, separated by commas, got another text (not shown)',
      'REDIS_URL: expected redis://user:password@host:port, got http://… (not shown)',
      'STOP_DELAY_MS: expected a whole number from 0 to 60000, got "5s"',
      'LOG_VARIABLES: expected true or false, got "some"',
      'METRICS: expected one of off, direct, anyone, got "on"',
      'OTEL_EXPORTER_OTLP_ENDPOINT: expected http://host:port, got a text that is no URL (not shown)',
      'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: expected http://host:port/v1/traces, got grpc://… (not shown)',
      'MAX_COST: expected a whole number from 100 to 2147483647, got "99"',
    ]);
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://[::1]:4318/v1/traces' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_SDK_DISABLED: 'true' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, false],
  ])('send traces where OpenTelemetry’s variables say so: %j', (env, traces) => {
    expect(readConfig(env).traces).toBe(traces);
  });

  it.each(['-1', '65536', '4000.5', '4e3', '0x10', '99999999999', ' 80', '٤'])(
    'refuse the port %j',
    (port) => {
      expect(problemsOf({ PORT: port })).toEqual([expect.stringMatching(/^PORT: expected a whole number/)]);
    },
  );

  it.each(['postgres://localhost/papers', 'postgresql:///papers?host=/var/run/postgresql'])(
    'take %s',
    (url) => {
      expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  it.each([
    'hunter2',
    'someone:hunter2@db.example/papers',
    'postgres//someone:hunter2@db.example/papers',
    'postgres://someone:12#hunter2@db.example/papers?password=hunter2',
    'postgresql://someone:hunter2@db.example',
    'postgresql://someone:hunter2%zz@db.example/papers',
    'postgresql://someone:hunter2%zz@db.example/papers',
  ])('never show a password: %s', (url) => {
    const [problem = ''] = problemsOf({ DATABASE_URL: url });
    expect(problem).toMatch(/^DATABASE_URL: expected postgresql:/);
    expect(problem).not.toContain('hunter2');
  });
});

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('The settings were taken.');
}
