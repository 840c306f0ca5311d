import { resolve } from 'node:path';
import { ConfigError, readConfig } from '../src/config.js';

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
    };
    expect(readConfig(env)).toEqual({
      port: 0,
      host: '::1',
      databaseUrl: env.DATABASE_URL,
      home: '/var/lib/papergraph',
      seedsDir: resolve('src'),
      logLevel: 'debug',
      logFormat: 'pretty',
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
    });
    expect(problems).toEqual([
      'PORT: expected a whole number from 0 to 65535, got "http"',
      'HOST: expected a host name or an IP address, got "http://localhost"',
      'DATABASE_URL: expected postgresql://user:password@host:port/database, got mysql://… (not shown)',
      'PAPERGRAPH_HOME: expected a folder, or a path where one can be made, got "package.json"',
      'SEEDS_DIR: expected a folder that exists, got "no-such-folder"',
      'LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, got "loud"',
      'LOG_FORMAT: expected one of json, pretty, got "xml"',
    ]);
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
