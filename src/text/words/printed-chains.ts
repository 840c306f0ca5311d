import { plainMath } from '../fold.js';
import { type Chain, chainsOf } from './chains.js';

/** A formula, or signs without a blank: TeX is taken out of each by itself. */
const PIECE = /(?:\$[^$]*\$|[^\s$]|\$)+/gu;

const ENDING = /[.,;:!?]+$/;

/**
 * The chains of a text, as `plainChainsOf`, with the places of their words in the text as it is printed, TeX included. What TeX
 * sets, such as `H$_2$O`, is marked whole: its words have the place of all of it.
 */
export function printedChainsOf(text: string): Chain[] {
  const plain = plainMath(text);
  return plain === text ? chainsOf(text) : chainsWithTex(text);
}

/** Characters that are taken apart in a millisecond or two. */
const SLICE = 4_000;

/** Parts of a text to be taken apart one by one, cut between words, with where each begins. */
export function* slicesOf(text: string): Generator<{ slice: string; start: number }> {
  let start = 0;
  while (start < text.length) {
    const rest = text.slice(start, start + SLICE);
    const blank = start + rest.length < text.length ? rest.search(/\s\S*$/u) : -1;
    const slice = blank > 0 ? rest.slice(0, blank) : withoutHalf(rest);
    yield { slice, start };
    start += slice.length;
  }
}

/** A text that is cut anywhere, without half of a pair at its end. */
function withoutHalf(text: string): string {
  return text.length > 1 ? text.replace(/[\uD800-\uDBFF]$/, '') : text;
}

/** The same chains, so much further on. */
export function shifted(chains: readonly Chain[], by: number): Chain[] {
  return chains.map((chain) => ({
    ...chain,
    parts: chain.parts.map(({ word, start, end }) => ({ word, start: start + by, end: end + by })),
  }));
}

function chainsWithTex(text: string): Chain[] {
  const plain = new PlainText();
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    plain.addPrinted(text.slice(end, match.index), end);
    plain.addPiece(match[0], match.index);
    end = match.index + match[0].length;
  }
  plain.addPrinted(text.slice(end), end);
  return chainsOf(plain.text).map((chain) => ({
    ...chain,
    parts: chain.parts.map(({ word, start, end }) => ({
      word,
      start: plain.starts[start] ?? 0,
      end: plain.ends[end - 1] ?? 0,
    })),
  }));
}

/** Text without TeX, and where each of its UTF-16 units comes from. */
class PlainText {
  text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  addPrinted(part: string, at: number): void {
    this.text += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      this.starts.push(at + unit);
      this.ends.push(at + unit + 1);
    }
  }

  addPiece(piece: string, at: number): void {
    const plain = plainMath(piece);
    if (plain === piece) return this.addPrinted(piece, at);
    const end = at + piece.replace(ENDING, '').length;
    this.text += plain;
    this.starts.push(...Array<number>(plain.length).fill(at));
    this.ends.push(...Array<number>(plain.length).fill(end));
  }
}
