import fc from 'fast-check';
import { readWordQuery, tsqueryOf } from '../../../src/text/words/word-query.js';

it.each([
  ['learning rates', "('learn' & 'rate')"],
  ['BERT-2', "(('bert' <1> '2') | 'bert2')"],
  ['"state of the art"', "('state' <3> 'art')"],
  ['vision -"neural networks"', "('vision' & !('neural' <1> 'network'))"],
  ['bees or ants honey', "('bee' | ('ant' & 'honey'))"],
  ['机器翻译', "('机器' <1> '器翻' <1> '翻译')"],
  ['译', "'译':*"],
  ['C++', "'cplusplus'"],
  ['the of', null],
  ['-learning', null],
  ['bees or -ants', null],
  ['', null],
])('reads %j', (text, expected) => {
  expect(tsqueryOf(readWordQuery(text), 'text')).toBe(expected);
});

it('asks for words of names beside those of texts', () => {
  expect(tsqueryOf(readWordQuery('Meier-Huber rates'), 'anywhere')).toBe(
    "((('meier' <1> 'huber') | 'meierhub' | ('@meier' & '@huber') | '@meierhuber') & ('rate' | '@rates'))",
  );
});

it('gives texts that nothing can break out of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { text: asked, anywhere, title } of readWordQuery(text).alternatives.flat())
        for (const query of [asked, anywhere, title])
          expect(query.replaceAll(/'[@=]?[\p{L}\p{M}\p{N}]+'(:\*)?/gu, 'w')).toMatch(/^[w&|()<>\d ]*$/);
    }),
  );
});
