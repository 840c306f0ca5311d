import type { Chain } from './chains.js';
import type { Mark, Span } from './found-words.js';

/** Words of a passage. */
const LEAST_WORDS = 12;
const MOST_WORDS = 30;
const MOST_PASSAGES = 2;

/** What belongs to the word behind it, or before it. */
const OPENING = /[([{"'“‘«„$\\<`]+$/;
const CLOSING = /^[.,;:!?)\]}"'”’»%$+#…。，、；：！？]+/;

const SENTENCE_END = /[.!?…]["'”’)\]]*\s|[。！？]/;

/**
 * Up to two passages of a text around what is marked, each of 12 to 30 words where the text has them: first the one that most
 * patterns are met in, then by marks, in the shortest space. In the order of the text; none where nothing is marked.
 */
export function passagesOf(text: string, chains: readonly Chain[], marks: readonly Mark[]): Span[] {
  const words = wordsOf(chains);
  const marked = markedWords(words, marks);
  let free = [{ first: 0, last: words.length - 1 }];
  const passages: Range[] = [];
  while (passages.length < MOST_PASSAGES) {
    const core = best(free.flatMap((range) => coresIn(range, marked)));
    const room = free.find(
      ({ first, last }) => core !== undefined && first <= core.first && core.last <= last,
    );
    if (core === undefined || room === undefined) break;
    const passage = widened(core, room, (index) => startsSentence(text, words, index));
    passages.push(passage);
    free = free.flatMap((range) => (range === room ? without(range, passage) : [range]));
  }
  return passages.sort((one, other) => one.first - other.first).map((range) => spanOf(text, words, range));
}

/** Words by their numbers, both ends belong to it. */
interface Range {
  first: number;
  last: number;
}

/** What is never parted: a chain, or one sign of a script without blanks. */
function wordsOf(chains: readonly Chain[]): Span[] {
  return chains.flatMap(({ parts, isBigrams }) => {
    if (isBigrams)
      return parts.map(({ start, end }, at) => ({ start, end: Math.min(end, parts[at + 1]?.start ?? end) }));
    const [first, last] = [parts[0], parts.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
}

interface MarkedWord {
  index: number;
  patterns: number[];
}

/** The words that marks lie in, in their order; of a mark on several the first. */
function markedWords(words: readonly Span[], marks: readonly Mark[]): MarkedWord[] {
  const marked: MarkedWord[] = [];
  let index = 0;
  for (const { start, pattern } of marks) {
    while (index < words.length - 1 && (words[index]?.end ?? 0) <= start) index += 1;
    const last = marked.at(-1);
    if (last?.index === index) last.patterns.push(pattern);
    else marked.push({ index, patterns: [pattern] });
  }
  return marked;
}

interface Core extends Range {
  patterns: number;
  marks: number;
}

/** From each marked word the words within reach of it. */
function coresIn({ first, last }: Range, marked: readonly MarkedWord[]): Core[] {
  const within = marked.filter(({ index }) => index >= first && index <= last);
  return within.map(({ index }, at) => {
    const patterns = new Set<number>();
    let end = index;
    let marks = 0;
    for (let next = at; next < within.length; next += 1) {
      const word = within[next];
      if (word === undefined || word.index >= index + MOST_WORDS) break;
      for (const pattern of word.patterns) patterns.add(pattern);
      marks += 1;
      end = word.index;
    }
    return { first: index, last: end, patterns: patterns.size, marks };
  });
}

function best(cores: readonly Core[]): Core | undefined {
  let found: Core | undefined;
  for (const core of cores) if (found === undefined || isBetter(core, found)) found = core;
  return found;
}

function isBetter(one: Core, other: Core): boolean {
  const length = ({ first, last }: Range) => last - first;
  return (one.patterns - other.patterns || one.marks - other.marks || length(other) - length(one)) > 0;
}

/** The core with words around it: from the start of its sentence and to the end of one, where these are near. */
function widened(core: Range, room: Range, startsSentence: (index: number) => boolean): Range {
  const spare = MOST_WORDS - (core.last - core.first + 1);
  let first = Math.max(room.first, core.first - Math.floor(spare / 2));
  for (let index = core.first; index >= first; index -= 1) if (startsSentence(index)) first = index;
  const furthest = Math.min(room.last, first + MOST_WORDS - 1);
  let last = furthest;
  const least = Math.max(core.last, first + LEAST_WORDS - 1);
  for (let index = furthest - 1; index >= least; index -= 1) if (startsSentence(index + 1)) last = index;
  if (last - first + 1 < LEAST_WORDS) first = Math.max(room.first, last - LEAST_WORDS + 1);
  return { first, last };
}

function startsSentence(text: string, words: readonly Span[], index: number): boolean {
  const [before, word] = [words[index - 1], words[index]];
  return before === undefined || word === undefined || SENTENCE_END.test(text.slice(before.end, word.start));
}

function without({ first, last }: Range, taken: Range): Range[] {
  return [
    { first, last: taken.first - 1 },
    { first: taken.last + 1, last },
  ].filter((range) => range.last - range.first + 1 >= LEAST_WORDS);
}

/** The text of the words, with the punctuation that belongs to them. */
function spanOf(text: string, words: readonly Span[], { first, last }: Range): Span {
  const before = text.slice(endOf(words, first - 1), words[first]?.start);
  const behind = text.slice(endOf(words, last), words[last + 1]?.start);
  return {
    start: (words[first]?.start ?? 0) - (OPENING.exec(before)?.[0].length ?? 0),
    end: endOf(words, last) + (CLOSING.exec(behind)?.[0].length ?? 0),
  };
}

function endOf(words: readonly Span[], index: number): number {
  return words[index]?.end ?? 0;
}
