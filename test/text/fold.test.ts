import fc from 'fast-check';
import { foldName, foldText, foldTitle } from '../../src/text/fold.js';
import { expectLinear } from '../support/growth.js';

it.each([
  ['Grégoire Déletang', 'gregoire deletang'],
  ['Gre\u0301goire  DELETANG', 'gregoire deletang'],
  ['Pedro A Ortega', 'pedro a ortega'],
  ['Pedro A. Ortega', 'pedro a ortega'],
  ['S.M. Ali Eslami', 's m ali eslami'],
  ['Maciej Wołczyk', 'maciej wolczyk'],
  ['Søren Ødegård', 'soren odegard'],
  ['J.-B. Alayrac', 'j-b alayrac'],
  ['J-B. Alayrac', 'j-b alayrac'],
  ['Jean‐Baptiste Alayrac', 'jean-baptiste alayrac'],
  ['Siobhán O’Brien', "siobhan o'brien"],
  ...[...'\u0060\u00B4\u02BC\u2018\u2032\uFF07'].map((sign) => [`Dara O${sign}Neil`, "dara o'neil"]),
  ...[...'\u2010\u2011\u2013\u2212\uFE63\uFF0D'].map((sign) => [`Lou${sign}Ann Vik`, 'lou-ann vik']),
  ...[...'\u00AD\u200B\u200D\u2060\uFEFF\uFE0F'].map((sign) => [`Eva${sign} Kl${sign}in${sign}`, 'eva klin']),
])('folds the name %s', (name, key) => {
  expect(foldName(name)).toBe(key);
});

it.each([
  ['Why is prompting hard? Understanding…', 'why is prompting hard understanding'],
  ['The (1+1) EA: a "Study" & more', 'the 1+1 ea a study more'],
  ['C++ considered', 'c++ considered'],
  ['Mix&Match - Agent Curricula', 'mix match agent curricula'],
])('folds the title %s', (title, key) => {
  expect(foldTitle(title)).toBe(key);
});

it.each([
  ['the (1+λ) EA', 'the (1,λ) EA'],
  ['C++ considered', 'C considered'],
  ['が', 'か'],
])('keeps %s and %s apart', (one, other) => {
  expect(foldTitle(one)).not.toBe(foldTitle(other));
});

it('does not fold spelling', () => {
  expect(foldTitle('Primordiality of Colours')).not.toBe(foldTitle('Primordiality of Colors'));
});

it('keeps punctuation in text that is searched for parts', () => {
  expect(foldText('Top-K, Élan?')).toBe('top-k, elan?');
});

it('folds what it has folded to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldName(foldName(text))).toBe(foldName(text));
      expect(foldTitle(foldTitle(text))).toBe(foldTitle(text));
    }),
  );
});

const LETTERS = 'x'.repeat(499);

it.each([
  ['a blank', `${LETTERS} and more`, LETTERS],
  ['half a character of two halves', `${LETTERS}𐐀`, LETTERS],
  ['a letter without its marks', `${LETTERS}か\u0301\u0301`, LETTERS],
])('cuts no title so that it ends in %s', (_, title, key) => {
  expect(foldTitle(title)).toBe(key);
});

it.each([
  ['long', '長'.repeat(5_000)],
  [
    'longer when folded',
    Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0x3300 + (at % 88))).join(''),
  ],
  ['one pile of marks', `か${'\u0301'.repeat(2_000)}`],
])('gives keys that an index can hold of a text that is %s', (_, text) => {
  expect(Buffer.byteLength(foldTitle(text))).toBeLessThan(1_600);
  expect(Buffer.byteLength(foldName(text))).toBeLessThan(1_600);
});

it('folds a pile of marks in time that grows with its length alone', () => {
  expectLinear((size) => foldText(`a${'\u0316\u0301'.repeat(size)}`), 40_000);
});
