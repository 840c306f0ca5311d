import fc from 'fast-check';
import { foldTitle, plainMath } from '../../src/text/fold.js';
import { expectLinear } from '../support/growth.js';

it.each([
  ['Peat of $\\beta$-moss in D$_2$O', 'Peat of β-moss in D₂O', 'Peat of beta-moss in D2O'],
  ['Growth at $10^{5}$ K', 'Growth at 10⁵ K', 'Growth at 10^5 K'],
  ['The $(1+\\lambda)$ EA', 'The (1+λ) EA', 'The (1 + λ) EA'.replaceAll(' + ', '+')],
  ['A $\\mathrm{CO}_2$ sink', 'A CO$_2$ sink', 'A CO_2 sink', 'A CO2 sink'],
  ['{\\it Sphagnum} and {B}ogs', 'Sphagnum and Bogs'],
  ['Searches in $p\\bar{p}$ collisions at $\\sqrt{s}=7$ TeV', 'Searches in pp̄ collisions at √s=7 TeV'],
  ['$\\Lambda$CDM', 'ΛCDM', 'ΛCDM'],
  ['TNF-$\\alpha$', 'TNF-α', 'TNF-alpha', 'TNF‐ALPHA'],
  ["Erd\\H{o}s and Fej\\'er", 'Erdős and Fejér'],
  ["Don't drain", 'Don’t drain', 'Donʼt drain', 'Don´t drain', 'Don`t drain', 'Don＇t drain'],
  ['Peat-bogs', 'Peat‐bogs', 'Peat–bogs', 'Peat—bogs', 'Peat−bogs', 'Peat﹣bogs', 'Peat bogs'],
  ['Com\u00ADputing \u200Bpeat\uFEFF', 'Computing peat', 'Comput\u2060ing peat'],
  ['Fish & chips', 'Fish \\& chips'],
])('gives %j and its like one key', (...titles) => {
  expect([...new Set(titles.map(foldTitle))]).toHaveLength(1);
});

it.each([
  ['H2O', 'H$_3$O'],
  ['$\\alpha$ decay', '$\\beta$ decay'],
  ['snake_case', 'snakecase'],
  ['The $(1+\\lambda)$ EA', 'The $(1,\\lambda)$ EA'],
])('tells %j from %j', (one, other) => {
  expect(foldTitle(one)).not.toBe(foldTitle(other));
});

it('leaves Greek words as they are', () => {
  expect(foldTitle('Η λίμνη α')).toBe('η λιμνη α');
});

it('leaves text without TeX as it is', () => {
  expect(plainMath('From 5 to 10 (or so)')).toBe('From 5 to 10 (or so)');
});

it('folds a title of commands to itself', () => {
  const part = fc.constantFrom(
    '$',
    '\\alpha',
    '\\',
    '{',
    '}',
    '_',
    '^',
    '(',
    ')',
    ' ',
    'x',
    '2',
    'α',
    '\\foo',
    "'",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const key = foldTitle(parts.join(''));
      expect(foldTitle(key)).toBe(key);
    }),
  );
});

it.each(['$', '\\', '{', '^(', '$x', '\\alpha '])(
  'takes time that grows with a title of %j alone',
  (part) => {
    expectLinear((size) => foldTitle(part.repeat(size)), 20_000);
  },
);
