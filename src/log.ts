import { createRequire } from 'node:module';
import { isatty } from 'node:tty';
import { type DestinationStream, pino, type Logger } from 'pino';
import type { PrettyOptions } from 'pino-pretty';
import type { LogFormat, LogLevel } from './config.js';
import { GatheredLines } from './gathered-lines.js';

export type Log = Logger;

/** Standard error is for a command whose output is data. */
export type LogOutput = 'stdout' | 'stderr';

export interface LogOptions {
  output?: LogOutput;
  /** Unless given: lines for people on a terminal, JSON elsewhere. */
  format?: LogFormat | undefined;
  /** Whether lines of JSON that come close together are written together: for one that has a line for each request. */
  gathered?: boolean;
  /** Whether errors of statements are logged with the values that were asked for and those of rows. */
  values?: boolean;
}

/**
 * A logger that writes each line at once unless they are gathered; none is lost on exit. Whatever a client has put into a line, it stays
 * one line, and moves no terminal: what is not seen is written as its number.
 */
export function createLog(
  level: LogLevel,
  { output = 'stdout', format, gathered = false, values = false }: LogOptions = {},
): Log {
  const fd = output === 'stdout' ? 1 : 2;
  const isPretty = (format ?? (isatty(fd) ? 'pretty' : 'json')) === 'pretty';
  const options = {
    level,
    base: null,
    serializers: { err: values ? pino.stdSerializers.err : errorWithoutValues },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    // Lines for people are made from the values that JSON stands for, so there the backslash has to be one of them.
    hooks: { streamWrite: (line: string) => line.replace(UNSEEN, isPretty ? escapedTwice : escaped) },
  };
  if (isPretty) return pino(options, prettyOutput(fd));
  const destination = pino.destination({ fd, sync: true });
  return pino(options, gathered ? new GatheredLines(destination) : destination);
}

/** What JSON leaves as it is, although a terminal obeys it or a reader is misled: C1 controls, lines, directions. */
const UNSEEN = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function escapedTwice(character: string): string {
  return `\\${escaped(character)}`;
}

/** Such as `[18:20:01] document loaded {"entries":24}`; a level is named where it is not `info`. */
function prettyOutput(fd: number): DestinationStream {
  // Loaded here: it takes 30 ms, and most services write JSON.
  const pretty = createRequire(import.meta.url)('pino-pretty') as (
    options: PrettyOptions,
  ) => DestinationStream;
  return pretty({
    destination: fd,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
    messageFormat: (log, key) => oneLine(String(log[key])),
    customPrettifiers: {
      level: (_level, _key, _log, { label, labelColorized }) => (label === 'INFO' ? '' : labelColorized),
    },
  });
}

/** The library leaves a message as it is. */
function oneLine(message: string): string {
  return message.replace(/\p{Cc}/gu, escaped);
}

/** Where TypeORM and PostgreSQL put what was asked for and what rows hold. */
const HOLD_VALUES: ReadonlySet<string> = new Set(['parameters', 'detail', 'where', 'internalQuery']);

/** SQLSTATE of data that is not what it has to be: the message quotes it. */
const BAD_DATA = '22';

function errorWithoutValues(error: Error): unknown {
  return withoutValues(pino.stdSerializers.err(error));
}

/** The same of an error that was made an object, and of those within it. */
function withoutValues(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutValues);
  if (typeof given !== 'object' || given === null || !('stack' in given)) return given;
  const quotesData = 'code' in given && String(given.code).startsWith(BAD_DATA);
  const kept = Object.entries(given).filter(([name]) => !HOLD_VALUES.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, quotesData ? unquoted(value) : withoutValues(value)]),
  );
}

function unquoted(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/: "[^]*?"(?=$|\n)/g, ': "…"') : withoutValues(value);
}
