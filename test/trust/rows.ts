import { bottomlessBodies } from './attacks/bottomless-bodies.js';
import { fiftyDearOnes } from './attacks/fifty-dear-ones.js';
import { introspection } from './attacks/introspection.js';
import { multipliedLists } from './attacks/multiplied-lists.js';
import { multipliedPages } from './attacks/multiplied-pages.js';
import { nastyFragments } from './attacks/nasty-fragments.js';
import { resetPipelines } from './attacks/reset-pipelines.js';
import { slowClients } from './attacks/slow-clients.js';
import { tooManySelections } from './attacks/too-many-selections.js';
import type { Row } from './row.js';

/** What the service survives. `Refused`: 400 before anything runs, no data, every error with a code. */
export const ROWS: readonly Row[] = [
  {
    number: 1,
    promise: 'aliases, equal fields and inline fragments by the hundreds are refused; the event loop is free',
    proof: tooManySelections,
  },
  {
    number: 2,
    promise: 'fragments that multiply, go in circles or name each other are refused within 200 ms',
    proof: nastyFragments,
  },
  {
    number: 3,
    promise:
      'pages that multiply are refused with what they cost, however their size is given; answers tell their cost',
    proof: multipliedPages,
  },
  {
    number: 4,
    promise: 'bottomless nesting, lists, variables, bodies and batches are refused, and the process stays',
    proof: bottomlessBodies,
  },
  {
    number: 5,
    promise: 'introspection in circles is refused, that of tools is answered',
    proof: introspection,
  },
  {
    number: 21,
    promise:
      'a thousand clients pipeline requests and reset: slots are given back, the next client is answered within 1 s',
    proof: resetPipelines,
  },
  {
    number: 23,
    promise:
      'lists multiplied by nesting and aliases are refused with their cost, or answered below 20 MB within 5 s',
    proof: multipliedLists('seeds'),
  },
  {
    number: 23,
    promise: 'the same on many papers',
    proof: multipliedLists('papers'),
  },
  {
    number: 24,
    promise:
      'fifty of the dearest fields in one request, at once, or left: nobody else waits, nothing runs on',
    proof: fiftyDearOnes,
  },
  {
    number: 25,
    promise: 'clients that write or read next to nothing are cut within 12 s, and others are answered',
    proof: slowClients,
  },
];
