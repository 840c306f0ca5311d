import type { RequestBudget } from '../../graphql/limits/request-budget.js';

/** A form in which papers are served, with the ending of its address: a single one as the first three. */
export const PAPER_FORMS = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const;
export type PaperForm = keyof typeof PAPER_FORMS;

export type SingleForm = 'bib' | 'ris' | 'json';

/** Which papers an export has; all that are given must hold, and all papers where nothing is. */
export interface AskedPapers {
  form: PaperForm;
  /** JSON of the schema's `PaperFilter`. */
  filter?: string;
  slugs?: readonly string[];
}

/** Papers as files, whatever they come from. */
export interface ServedPapers {
  /** The paper of a slug and its present slug; null where there is none. */
  cite(slug: string, form: SingleForm, budget: RequestBudget): Promise<{ slug: string; text: string } | null>;
  /**
   * The papers as one state of the store has them, piece by piece: what is wrong with what is asked is thrown before the
   * first piece. To be ended in any case, as it keeps a connection.
   *
   * @throws BAD_USER_INPUT, QUERY_TOO_COMPLEX where they are too many, and what ends the budget.
   */
  export(asked: AskedPapers, budget: RequestBudget): AsyncGenerator<string>;
}
