import type { NotYet, Row, TestFiles } from './row.js';
import { bottomlessBodies } from './attacks/bottomless-bodies.js';
import { cleanErrors } from './attacks/clean-errors.js';
import { dearValidation } from './attacks/dear-validation.js';
import { endlessStatements } from './attacks/endless-statements.js';
import { fiftyDearOnes } from './attacks/fifty-dear-ones.js';
import { forgedTokens } from './attacks/forged-tokens.js';
import { growingTexts } from './attacks/growing-texts.js';
import { introspection } from './attacks/introspection.js';
import { killedDatabase } from './attacks/killed-database.js';
import { madeUpArguments } from './attacks/made-up-arguments.js';
import { missingDatabase } from './attacks/missing-database.js';
import { multipliedLists } from './attacks/multiplied-lists.js';
import { multipliedPages } from './attacks/multiplied-pages.js';
import { nastyFragments } from './attacks/nasty-fragments.js';
import { oddDocuments } from './attacks/odd-documents.js';
import { oddFilters } from './attacks/odd-filters.js';
import { replicasAndKills } from './attacks/replicas-and-kills.js';
import { resetPipelines } from './attacks/reset-pipelines.js';
import { secrets } from './attacks/secrets.js';
import { slowClients } from './attacks/slow-clients.js';
import { stopUnderLoad } from './attacks/stop-under-load.js';
import { swallowingNetwork } from './attacks/swallowing-network.js';
import { tooManyRequests } from './attacks/too-many-requests.js';
import { tooManySelections } from './attacks/too-many-selections.js';
import { wrongSettings } from './attacks/wrong-settings.js';

/**
 * What the service survives. Refused means: with 400, before anything runs, without data, every error with a code. Where the
 * project's tests prove a row through HTTP or the command line already, they are run by name.
 */
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
    number: 6,
    promise: 'other methods, media types and sites are refused with the status that says so',
    proof: tests(
      'test/http/error-replies.test.ts',
      'test/http/operations.test.ts',
      'test/http/cross-site.test.ts',
    ),
  },
  { number: 7, promise: 'all audits of GraphQL over HTTP pass', proof: tests('test/http/audits.test.ts') },
  {
    number: 8,
    promise: 'every error is JSON with a message and a code, those of the server itself too',
    proof: cleanErrors,
  },
  {
    number: 9,
    promise: 'what went wrong inside is masked for the client and logged whole, under one id',
    proof: tests('test/http/failures.test.ts'),
  },
  {
    number: 10,
    promise: 'whatever value an argument is given: a result or BAD_USER_INPUT, and no row is changed',
    proof: madeUpArguments,
  },
  {
    number: 11,
    promise:
      'forged, cut and swapped cursors and ids give BAD_USER_INPUT or nothing, never data of another type',
    proof: forgedTokens,
  },
  {
    number: 12,
    promise:
      'walks over every list give each row once, whatever the page size, ties, nulls and what is added',
    proof: tests(
      'test/graphql/paging.test.ts',
      'test/graphql/search-paging.test.ts',
      'test/service/walks-under-import.test.ts',
    ),
  },
  {
    number: 13,
    promise:
      'PostgreSQL killed or halted under load: the process stays, probes tell the truth, failures are clean',
    proof: killedDatabase,
  },
  {
    number: 14,
    promise:
      'statements without an end time out after 5 s; where the client leaves they are cancelled within one',
    proof: endlessStatements,
  },
  {
    number: 15,
    promise: 'more requests than can be served: answered or refused in time, and normal again within 5 s',
    proof: tooManyRequests,
  },
  {
    number: 16,
    promise: 'SIGTERM under load: not ready at once, what is in flight is answered, exit 0 within 10 s',
    proof: stopUnderLoad,
  },
  {
    number: 17,
    promise: 'starts at once and killed starts: the work is done once, and no document is half loaded',
    proof: replicasAndKills,
  },
  {
    number: 18,
    promise: 'an import that is killed and resumed makes the same store as an undisturbed one',
    proof: tests('test/service/killed-imports.long.test.ts'),
  },
  {
    number: 19,
    promise: 'odd documents are loaded or refused with the reason, and the rest is loaded',
    proof: oddDocuments,
  },
  {
    number: 20,
    promise: 'wrong settings end the start within 1 s, all of them named, no secret shown',
    proof: wrongSettings,
  },
  {
    number: 21,
    promise:
      'a thousand clients pipeline requests and reset: slots are given back, the next client is answered within 1 s',
    proof: resetPipelines,
  },
  {
    number: 22,
    promise: 'a network that swallows everything for 20 s: normal within 10 s, /readyz true all the time',
    proof: swallowingNetwork,
  },
  {
    number: 23,
    promise:
      'lists multiplied by nesting and aliases are refused with their cost, or answered below 20 MB within 5 s',
    proof: multipliedLists('seeds'),
  },
  { number: 23, promise: 'the same on many papers', proof: multipliedLists('papers') },
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
  {
    number: 26,
    promise: 'whatever a record holds: stored, or rejected with the reason, never the end of an import',
    proof: tests(
      'test/import/refused-records.test.ts',
      'test/import/cut-titles.test.ts',
      'test/import/fuzzed-files.test.ts',
    ),
  },
  {
    number: 27,
    promise: 'filters of thousands of parts, or of ever other ones, are refused or leave PostgreSQL small',
    proof: oddFilters,
  },
  {
    number: 28,
    promise: 'texts that grow when they are folded are measured after it, in every argument',
    proof: growingTexts,
  },
  {
    number: 29,
    promise: 'what is dear to validate is refused with five errors at most, and the event loop is free',
    proof: dearValidation,
  },
  {
    number: 30,
    promise:
      'no database, no schema, another server: SERVICE_UNAVAILABLE, not ready, and normal when it is back',
    proof: missingDatabase,
  },
  {
    number: 31,
    promise: 'a primary, a replica, PgBouncer or a node is killed: errors for 5 s at most',
    proof: notYet('it runs on one machine and one PostgreSQL: there are no replicas and no nodes to kill'),
  },
  {
    number: 32,
    promise: 'passwords and tokens are in no log, error, process list or export',
    proof: secrets,
  },
  {
    number: 32,
    promise: 'secrets of webhooks and addresses of subscribers are never shown again',
    proof: notYet('there are no webhooks and no subscribers'),
  },
];

function tests(...files: string[]): TestFiles {
  return { kind: 'tests', files };
}

function notYet(reason: string): NotYet {
  return { kind: 'not yet', reason };
}
