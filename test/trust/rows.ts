import { bottomlessBodies } from './attacks/bottomless-bodies.js';
import { introspection } from './attacks/introspection.js';
import { multipliedPages } from './attacks/multiplied-pages.js';
import { nastyFragments } from './attacks/nasty-fragments.js';
import { tooManySelections } from './attacks/too-many-selections.js';
import type { Row } from './row.js';

const NOT_WRITTEN = { kind: 'not yet', reason: 'no attack has been written' } as const;

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
  ...Array.from({ length: 27 }, (_none, index) => ({ number: index + 6, promise: '', proof: NOT_WRITTEN })),
];
