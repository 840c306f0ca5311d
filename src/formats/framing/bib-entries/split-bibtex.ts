import type { SplitItem } from '../split-item.js';
import { wholeText } from '../whole-text.js';
import { resolveBibtex } from './resolve-bibtex.js';

/**
 * The entries of a stream of bytes that is BibTeX, each as JSON: `{ bibtex: BibtexEntry }`. The file is held whole, since
 * entries name strings and other entries of it.
 */
export async function* splitBibtex(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SplitItem> {
  const whole = await wholeText(chunks);
  if ('refused' in whole) {
    yield { line: 1, refused: whole.refused };
    return;
  }
  for (const bibtex of resolveBibtex(whole.text))
    yield { line: bibtex.line, text: JSON.stringify({ bibtex }) };
}
