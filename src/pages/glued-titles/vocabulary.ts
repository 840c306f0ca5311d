/** The words that a document prints elsewhere: what tells `MaxSAT` from `MaxSATDavid`. */

export interface Vocabulary {
  /** As printed: `MaxSAT`, `Models`. */
  printed: ReadonlySet<string>;
  /** In lower case. */
  folded: ReadonlySet<string>;
  /** Those that stand somewhere without a capital, so that they are hardly names: `networks`. */
  common: ReadonlySet<string>;
}

const LONGEST_WORD = 60;

/** The words of texts, and the parts of those that hyphens or slashes join. */
export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const printed = new Set<string>();
  const seen = new Set<string>();
  for (const text of texts) {
    for (const token of text.split(/\s+/u)) {
      if (token.length > LONGEST_WORD || seen.has(token)) continue;
      seen.add(token);
      for (const word of [token, ...token.split(/[-/—–]/u)]) printed.add(bareWord(word));
    }
  }
  printed.delete('');
  const folded = new Set([...printed].map((word) => word.toLowerCase()));
  const common = new Set([...printed].filter((word) => word === word.toLowerCase()));
  return { printed, folded, common };
}

/** Without punctuation at its ends, or a genitive: `(LLMs),` gives `LLMs`. */
export function bareWord(token: string): string {
  const start = token.search(/[\p{L}\p{N}]/u);
  if (start === -1) return '';
  let end = token.length;
  while (end > start && !/[\p{L}\p{N}\p{M}+]/u.test(token[end - 1] ?? '')) end -= 1;
  return token.slice(start, end).replace(/['’]s$/u, '');
}

/** Whether a word is printed elsewhere, in any case, in singular or plural. */
export function hasWord(vocabulary: Vocabulary, token: string): boolean {
  const word = bareWord(token).toLowerCase();
  if (word === '') return false;
  const stem = word.replace(/s$/, '');
  return [word, `${word}s`, stem, stem.replace(/ie$/, 'y')].some((form) => vocabulary.folded.has(form));
}
