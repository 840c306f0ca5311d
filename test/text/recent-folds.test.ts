import { foldText, foldTitle } from '../../src/text/fold.js';
import { foldAsked, foldAskedTitle } from '../../src/text/recent-folds.js';

it.each(['', 'Déletang, G.', 'ABC xyz', 'ﷺ', 'I', 'İ', '\u0000a', 'Ł'.repeat(30_000)])('folds %j', (text) => {
  expect(foldAsked(text)).toBe(foldText(text));
  expect(foldAsked(text)).toBe(foldText(text));
});

it('gives each text its own fold, however many come', () => {
  const texts = Array.from({ length: 300 }, (_, number) => 'é'.repeat(200) + String(number));
  for (const text of [...texts, ...texts]) expect(foldAsked(text)).toBe(foldText(text));
});

it('gives titles their own folds', () => {
  for (const text of ['GPT-3', 'GPT-3', '$\\alpha$-decay', 'GPT-3']) {
    expect(foldAskedTitle(text)).toBe(foldTitle(text));
    expect(foldAsked(text)).toBe(foldText(text));
  }
});
