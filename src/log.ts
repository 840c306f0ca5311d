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
}

/**
 * A logger that writes each line at once unless they are gathered; none is lost on exit. Whatever a client has put into a line, it stays
 * one line, and moves no terminal: what is not seen is written as its number.
 */
export function createLog(
  level: LogLevel,
  { output = 'stdout', format, gathered = false }: LogOptions = {},
): Log {
  const fd = output === 'stdout' ? 1 : 2;
  const isPretty = (format ?? (isatty(fd) ? 'pretty' : 'json')) === 'pretty';
  const options = {
    level,
    base: null,
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
