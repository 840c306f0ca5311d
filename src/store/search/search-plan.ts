import type { Runner } from '../../database/runner.js';
import { foldTitle } from '../../text/fold.js';
import { identifierKey, paperIdentifiers } from '../../text/identifier.js';
import { readWordQuery } from '../../text/words/word-query.js';
import { corrections, replaceWords } from './corrections.js';
import { type PlannedClause, countOf } from './counted-query.js';
import { countsOf } from './counted-words.js';
import { type PaperQuery, paperQuery } from './paper-query.js';
import { NOTHING_RELAXED, relaxedQuery } from './relaxed-query.js';
import type { SearchQuery } from './search-query.js';

/** How a query is answered: what was typed, with what the store knows of its words. */
export interface SearchPlan {
  /** What papers are found by; null where nothing is asked for. */
  papers: PaperQuery | null;
  /** The text that names are found by, corrected. */
  namesText: string;
  /** Keys of identifiers that were typed or pasted. */
  identifierKeys: string[];
  /** Where the whole query is an identifier, and one paper has it, nothing else is meant. */
  isIdentifier: boolean;
  /** The key of a title that may have been typed in full; null where the query has operators. */
  titleKey: string | null;
  corrected: { typed: string; taken: string }[];
  /** Words that no text knows, and that names hold. */
  nameWords: string[];
  /** What was typed, corrected. */
  alternatives: PlannedClause[][];
  /** The clauses of all alternatives, without exclusions. */
  clauses: PlannedClause[];
}

/** Plans a search, with one statement where words were typed. */
export async function planSearch(runner: Runner, query: SearchQuery): Promise<SearchPlan> {
  const whole = identifiersOf(query.text.trim());
  const mayGuess = query.match === 'BEST' && whole.length === 0;
  const typed = readWordQuery(query.text);
  const counts = await countsOf(runner, typed, mayGuess);
  const corrected = mayGuess ? corrections(query.text, counts) : [];
  const text = replaceWords(query.text, corrected);
  const alternatives = readWordQuery(text).alternatives.map((clauses) =>
    clauses.map((clause) => ({ ...clause, count: countOf(clause, counts) })),
  );
  const relaxed = mayGuess ? relaxedQuery({ alternatives }, counts) : NOTHING_RELAXED;
  return {
    papers: paperQuery({ alternatives }, { counts, relaxed }),
    namesText: text,
    identifierKeys: whole.length > 0 ? whole : query.text.split(/\s+/).flatMap(identifiersOf),
    isIdentifier: whole.length > 0,
    titleKey: HAS_OPERATORS.test(query.text) ? null : foldTitle(query.text),
    corrected: corrected.map(({ printed, taken }) => ({ typed: printed, taken })),
    nameWords: [...counts.known]
      .filter(([, word]) => word.textCount === 0 && word.nameCount > 0)
      .map(([word]) => word),
    alternatives,
    clauses: alternatives.flat().filter(({ isExcluded }) => !isExcluded),
  };
}

const HAS_OPERATORS = /"|(?:^|\s)(?:-\S|or(?:\s|$))/i;

function identifiersOf(text: string): string[] {
  const schemes = ['ARXIV', 'DOI', 'OPENALEX'] as const;
  const found = schemes.flatMap((scheme) => paperIdentifiers({ scheme, value: text }));
  return [...new Set(found.map(identifierKey))];
}
