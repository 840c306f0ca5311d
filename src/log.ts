import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.js';

export type Log = Logger;

/** A logger that writes one JSON object a line to standard output, at once, so that no line is lost on exit. */
export function createLog(level: LogLevel): Log {
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` });
}
