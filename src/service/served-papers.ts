import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { type CitationFormat, citation } from '../citing/citation.js';
import type { RequestRunners } from '../database/request-runner.js';
import type { Runner } from '../database/runner.js';
import { type ExportFormat, exportPieces } from '../exporting/export-store.js';
import { type ExportScope, countOfScope, exportScope, scopeOfPapers } from '../exporting/export-scope.js';
import { openSnapshot } from '../exporting/snapshot.js';
import { queryTooComplexError, quote, userInputError } from '../graphql/errors/errors.js';
import { parsePaperFilter } from '../graphql/paper/parse-filter.js';
import type { AskedPapers, PaperForm, ServedPapers, SingleForm } from '../http/papers/served-papers.js';
import type { Limits } from '../limit-settings.js';
import { citablePapersById } from '../store/papers/citable-papers.js';
import type { PaperConditions } from '../store/papers/paper-filter.js';
import { papersBySlug } from '../store/papers/paper-store.js';

const CITATIONS: Readonly<Record<SingleForm, CitationFormat>> = {
  bib: 'BIBTEX',
  ris: 'RIS',
  json: 'CSL_JSON',
};

const EXPORTS: Readonly<Record<PaperForm, ExportFormat>> = {
  bib: 'bibtex',
  ris: 'ris',
  json: 'csl',
  csv: 'csv',
  ndjson: 'ndjson',
};

/** Rows that a paper takes of those that an answer may read: its authors, topics and listings may be rows of their own. */
const ROWS_OF_A_PAPER: Readonly<Record<PaperForm, number>> = { bib: 3, ris: 3, json: 3, csv: 20, ndjson: 40 };

/** What `GET /papers…` serves, of a store. */
export function servedPapers(
  runners: RequestRunners,
  schema: GraphQLSchema,
  limits: Pick<Limits, 'rows' | 'idsPerList'>,
): ServedPapers {
  return {
    async cite(slug, form, budget) {
      const runner = runners.for(budget);
      const [paper] = slug.includes('\0') ? [] : await papersBySlug(runner, [slug]);
      const [citable] = paper === undefined ? [] : await citablePapersById(runner, [paper.id]);
      return citable === undefined ? null : { slug: citable.slug, text: citation(citable, CITATIONS[form]) };
    },
    async *export(asked, budget) {
      const filter = asked.filter === undefined ? null : readFilter(schema, asked.filter);
      checkCount(asked, limits);
      const runner = await runners.hold(budget);
      try {
        const snapshot = await openSnapshot(runner);
        const scope = await scopeOf(runner, asked, filter);
        budget.chargeDelivered(await checkedCount(runner, scope, mostPapers(asked.form, limits)));
        for await (const piece of exportPieces(snapshot, EXPORTS[asked.form], scope)) {
          budget.chargeBytes(Buffer.byteLength(piece));
          yield piece;
        }
      } finally {
        await runner.end();
      }
    },
  };
}

function readFilter(schema: GraphQLSchema, text: string): PaperConditions {
  try {
    return parsePaperFilter(schema, text);
  } catch (error) {
    throw userInputError('filter', (error as Error).message);
  }
}

function checkCount({ slugs = [] }: AskedPapers, { idsPerList }: Pick<Limits, 'idsPerList'>): void {
  if (slugs.length > idsPerList)
    throw userInputError('ids', `expected at most ${String(idsPerList)} slugs, got ${String(slugs.length)}`);
}

async function scopeOf(
  runner: Runner,
  { slugs }: AskedPapers,
  filter: PaperConditions | null,
): Promise<ExportScope> {
  if (slugs === undefined) return exportScope(filter);
  const papers = await papersBySlug(runner, slugs);
  const found = new Set(papers.map(({ key }) => key));
  const missing = slugs.find((slug) => !found.has(slug));
  if (missing !== undefined) throw userInputError('ids', `expected slugs of papers, got ${quote(missing)}`);
  return scopeOfPapers(
    papers.map(({ id }) => id),
    filter,
  );
}

function mostPapers(form: PaperForm, { rows }: Pick<Limits, 'rows'>): number {
  return Math.floor(rows / ROWS_OF_A_PAPER[form]);
}

/** @throws QUERY_TOO_COMPLEX: what was cut would look like all that there is. */
async function checkedCount(runner: Runner, scope: ExportScope, most: number): Promise<number> {
  const [row] = await runner.rows('countExported', countOfScope(scope, most), COUNT);
  const count = row?.count ?? 0;
  if (count <= most) return count;
  throw queryTooComplexError(
    `The answer would have more than ${String(most)} papers. Ask for fewer by "filter" or "ids"; the command "papergraph export" writes any number.`,
    { limit: most },
  );
}

const COUNT = z.strictObject({ count: z.int() });
