import { createRequire } from 'node:module';

// The package is CommonJS and has no types.
const porter2 = createRequire(import.meta.url)('wink-porter2-stemmer') as (word: string) => string;

/** Stems that are remembered: most words of a text are among the commonest. */
const MOST_REMEMBERED = 100_000;
const LONGEST_REMEMBERED = 30;

let stems = new Map<string, string>();

/**
 * The stem of an English word, by the Porter2 algorithm (https://snowballstem.org/algorithms/english/stemmer.html), which
 * PostgreSQL's `english_stem` uses too. Words of other alphabets stay what they are.
 *
 * @param word folded: in lower case, without accents.
 */
export function stemOf(word: string): string {
  if (word.length > LONGEST_REMEMBERED || !/^[a-z]+$/.test(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = porter2(word);
  if (stems.size >= MOST_REMEMBERED) stems = new Map();
  stems.set(word, stem);
  return stem;
}

/** The commonest English words, which say nothing of what a text is about: the list of the Snowball project. */
const STOP_WORDS = new Set(
  (
    'i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its ' +
    'itself they them their theirs themselves what which who whom this that these those am is are was were be been being ' +
    'have has had having do does did doing a an the and but if or because as until while of at by for with about against ' +
    'between into through during before after above below to from up down in out on off over under again further then once ' +
    'here there when where why how all any both each few more most other some such no nor not only own same so than too very ' +
    's t can will just don should now'
  ).split(' '),
);

/** Whether a folded word is left out of what texts are searched by. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
