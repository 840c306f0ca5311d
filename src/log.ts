import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.js';

export type Log = Logger;

/** Standard error is for a command whose output is data. */
export type LogOutput = 'stdout' | 'stderr';

/** A logger that writes one JSON object a line, at once, so that no line is lost on exit. */
export function createLog(level: LogLevel, output: LogOutput = 'stdout'): Log {
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  return pino(options, pino.destination({ fd: output === 'stdout' ? 1 : 2, sync: true }));
}
