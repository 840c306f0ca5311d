import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

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
}

/** What must be there besides the settings themselves. */
export interface ConfigNeeds {
  seeds: boolean;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

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
  const { PORT, HOST, DATABASE_URL, PAPERGRAPH_HOME, SEEDS_DIR, LOG_LEVEL, LOG_FORMAT } = result.data;
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    home: PAPERGRAPH_HOME,
    seedsDir: SEEDS_DIR,
    logLevel: LOG_LEVEL,
    logFormat: LOG_FORMAT,
  };
}

/** The settings of this process. */
export function readProcessConfig(needs?: ConfigNeeds): Config {
  return readConfig(process.env, needs);
}

function describe(issue: z.core.$ZodIssue, env: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0]);
  return `${name}: expected ${issue.message}, got ${show(name, env[name])}`;
}

function show(name: string, value: string | undefined): string {
  if (value === undefined) return name === 'SEEDS_DIR' ? `the default, ${resolve('seeds')}` : 'nothing';
  if (name === 'DATABASE_URL') return showUrl(value);
  return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}

/** The scheme alone: a malformed URL may hold its password anywhere behind it. */
function showUrl(value: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(value)?.[0];
  return scheme === undefined ? 'a text that is no URL (not shown)' : `${scheme}… (not shown)`;
}

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
}

function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'nothing';
  return stats.isDirectory() ? 'folder' : 'file';
}
