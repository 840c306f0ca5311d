import fc from 'fast-check';
import { type Chain, chainsOf, plainChainsOf } from '../../../src/text/words/chains.js';
import { expectLinear } from '../../support/growth.js';

const shown = (chains: readonly Chain[]) =>
  chains
    .map(({ parts, joins, isBigrams }) =>
      [parts.map(({ word }) => word).join(isBigrams ? '~' : '-'), ...joins.map(({ word }) => word)].join('|'),
    )
    .join(' ');

it.each([
  ['BERT-2 and BERT 2, bert2', 'bert-2|bert2 and bert 2 bert2'],
  ['an out-of-the-box rule', 'an out-of-the-box|outofthebox rule'],
  ['Cauchy–Schwarz‐type', 'cauchy-schwarz-type|cauchyschwarztype'],
  ['GPT-3-based', 'gpt-3-based|gpt3|gpt3based'],
  ['source/target in-/output', 'source target in output'],
  ['Node.js, C++, F# of C', 'node-js|nodejs c|cplusplus f|fsharp of c'],
  ['version 4.2', 'version 4-2'],
  ['2019-2020', '2019-2020'],
  ['if a<b then rolling', 'if a b then rolling'],
  ['at https://example.org/some/path-1', 'at https example-org|exampleorg some path-1|path1'],
  ['temperatures of -5 to +7e3', 'temperatures of 5 to 7e3'],
  ['Newton’s isn’t O’Hara', 'newton isn-t|isnt o-hara|ohara'],
  ['机器翻译', '机器~器翻~翻译~译'],
  ['用GPU训练', '用 gpu 训练~练'],
  ['번역은', '번역~역은~은'],
  ['$\\beta$-VAE, β and H$_2$O', 'beta-vae|betavae beta and h2o'],
  ['H₂O at 10⁵', 'h2o at 10 5'],
  ['re­duced zero\u200Bwidth', 'reduced zerowidth'],
  ['Größe ＧＰＵ', 'grosse gpu'],
  ['', ''],
  ['?!', ''],
])('takes %j apart', (text, expected) => {
  expect(shown(plainChainsOf(text))).toBe(expected);
});

it('says where each word stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let last = 0;
      for (const { start, end } of chainsOf(text).flatMap(({ parts }) => parts)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
  );
});

it('gives words of letters and digits alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { parts, joins } of chainsOf(text))
        for (const { word } of [...parts, ...joins]) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
    }),
  );
});

it.each(['-', 'a', 'a-', 'a.', '字', 'é', 'a̧', '\u00AD', '1.', 'α'])(
  'takes a time linear in the length of %j repeated',
  (part) => {
    expectLinear((size) => chainsOf(part.repeat(size)), 100_000);
  },
);
