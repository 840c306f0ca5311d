import { createRequire } from 'node:module';
import { isatty } from 'node:tty';
import { type DestinationStream, pino, type Logger } from 'pino';
import type { PrettyOptions } from 'pino-pretty';
import type { LogFormat, LogLevel } from './config.js';

export type Log = Logger;

/** Standard error is for a command whose output is data. */
export type LogOutput = 'stdout' | 'stderr';

export interface LogOptions {
  output?: LogOutput;
  /** Unless given: lines for people on a terminal, JSON elsewhere. */
  format?: LogFormat | undefined;
}

/** A logger that writes each line at once, so that none is lost on exit. */
export function createLog(level: LogLevel, { output = 'stdout', format }: LogOptions = {}): Log {
  const fd = output === 'stdout' ? 1 : 2;
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  const isPretty = (format ?? (isatty(fd) ? 'pretty' : 'json')) === 'pretty';
  return pino(options, isPretty ? prettyOutput(fd) : pino.destination({ fd, sync: true }));
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
    customPrettifiers: {
      level: (_level, _key, _log, { label, labelColorized }) => (label === 'INFO' ? '' : labelColorized),
    },
  });
}
