/** All in milliseconds from the signal on. */
export interface StopTimes {
  /** The server goes on as before, so that a balancer sees that it is not ready and sends nothing more. */
  readonly delay: number;
  /** What is in flight then may still take so long to be answered. */
  readonly answerWithin: number;
  /** The process ends by itself then, whatever hangs. */
  readonly all: number;
}

/** On a busy server, requests have arrived that it has not read yet: they get their answer as well. */
const LEAST_DELAY = 200;
/** Of a stop: the whole, and what the connections and the embedded PostgreSQL may take of it. */
const WHOLE = 9_500;
const DATABASE = 2_800;
/** However long the delay is, answers get this time. */
const LEAST_FOR_ANSWERS = 1_500;

/**
 * How a stop within ten seconds divides its time. A delay that leaves too little of them for answers makes it longer.
 *
 * @param delay milliseconds that a balancer needs; 0 where a person stops the service.
 */
export function stopTimes(delay: number): StopTimes {
  const waited = Math.max(LEAST_DELAY, delay);
  const answerWithin = Math.max(LEAST_FOR_ANSWERS, WHOLE - DATABASE - waited);
  return { delay: waited, answerWithin, all: waited + answerWithin + DATABASE };
}
