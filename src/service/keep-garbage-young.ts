import { setFlagsFromString } from 'node:v8';

/**
 * Has what a request leaves behind collected with the young objects, which costs next to nothing. V8 takes objects of
 * some literals for long-lived, as they were during the start, and makes their successors old from birth; what an old
 * object refers to is kept with it until the next large collection, here 14 kB of each request.
 */
export function keepGarbageYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
