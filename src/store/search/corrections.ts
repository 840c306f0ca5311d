import { chainsOf } from '../../text/words/chains.js';
import { nearestWord } from '../../text/words/nearest-word.js';
import { stemOf } from '../../text/words/stem.js';
import { type Counts, type KnownWord, heldBy } from './counted-query.js';

/** A word of the query text, by its place, and what is taken instead. */
export interface Correction {
  printed: string;
  start: number;
  end: number;
  taken: string;
}

/** Words that nothing holds and that have another near to them; what is known of it is known from then on. */
export function corrections(text: string, { known }: Counts): Correction[] {
  return chainsOf(text).flatMap(({ parts, joins }) =>
    parts.flatMap(({ word, start, end }) => {
      const nothing = known.get(word);
      const joined = joins.at(-1)?.word;
      if (nothing === undefined || heldBy(nothing) > 0) return [];
      if (joined !== undefined && heldBy(known.get(stemOf(joined))) > 0) return [];
      const taken = instead(word, nothing);
      if (taken === null) return [];
      const near = [...nothing.near, ...partsOf(word, nothing)];
      for (const { word: part, count } of near)
        if (taken.split(' ').includes(part) && !known.has(part))
          known.set(part, { textCount: count, nameCount: 0, near: [], split: null });
      return [{ printed: text.slice(start, end), start, end, taken }];
    }),
  );
}

function instead(word: string, known: KnownWord): string | null {
  const parts = partsOf(word, known).map((part) => part.word);
  return nearestWord(word, known.near) ?? (parts.length > 0 ? parts.join(' ') : null);
}

/** The two words that one is written of; none where it is not. */
function partsOf(word: string, { split }: KnownWord): { word: string; count: number }[] {
  if (split === null) return [];
  const parts = [word.slice(0, split.length), word.slice(split.length)];
  return parts.map((part) => ({ word: part, count: split.papers }));
}

/** The text with what is taken instead. */
export function replaceWords(text: string, corrected: readonly Correction[]): string {
  return corrected.reduceRight(
    (left, { start, end, taken }) => left.slice(0, start) + taken + left.slice(end),
    text,
  );
}
