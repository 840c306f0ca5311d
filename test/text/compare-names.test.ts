import { compareNames, compareTurned } from '../../src/text/compare-names.js';
import { nameKeys } from '../../src/text/names/name-keys.js';

const compare = (one: string, other: string) => compareNames(nameKeys(one), nameKeys(other));

it.each([
  ['Chrisantha Fernando', 'Chrisantha Thomas Fernando'],
  ['Pedro Ortega', 'Pedro A. Ortega'],
  ['Mara J. Lind', 'Mara Johanna Lind'],
  ['Johannes von Oswald', 'Johannes K. von Oswald'],
  ['Jean-Baptiste Alayrac', 'Jean Baptiste Alayrac'],
  ['Norbert E. Fisk', 'Norbert Fisk'],
  ['Fisk, Norbert E.', 'Norbert Fisk'],
  ['Al Roth, Jr.', 'Al E. Roth Jr.'],
])('%s and %s agree in full', (one, other) => {
  expect(compare(one, other)).toBe('full');
  expect(compare(other, one)).toBe('full');
});

it.each([
  ['Tom McGrath', 'Thomas McGrath'],
  ['T. McGrath', 'Thomas McGrath'],
  ['Bob Lind', 'Rob Lind'],
  ['J. Lind', 'J. K. Lind'],
  ['J.-B. Alayrac', 'Jean-Baptiste Alayrac'],
  ['Bill Foe', 'William Foe'],
  ['B. Foe', 'Bill Foe'],
])('%s and %s agree where one given name is short', (one, other) => {
  expect(compare(one, other)).toBe('short');
  expect(compare(other, one)).toBe('short');
});

it.each([
  ['Kevin Li', 'Li Kevin Wenliang'],
  ['Florian Meier', 'Robert Meier'],
  ['Tom Everitt', 'Tom Erez'],
  ['Marcus Hutter', 'Markus Kunesch'],
  ['Mara J. Lind', 'Mara K. Lind'],
  ['Norbert E. Fisk', 'Norbert L. Fisk'],
  ['Martin Lind Sr.', 'Martin Lind Jr.'],
  ['Jin Wang', 'Jing Wang'],
  ['Martin Lind', 'Martin Lind Jr.'],
  ['Johannes von Oswald', 'Johannes Oswald'],
  ['Lind', 'Mara Lind'],
  ['Xiao-Ming Li', 'Xiao Li'],
  ['Jordi Grau-Moya', 'Jordi Moya'],
  ['Anna Smith-Jones', 'Anna Jones'],
])('%s and %s are different persons', (one, other) => {
  expect(compare(one, other)).toBe('different');
  expect(compare(other, one)).toBe('different');
});

it('takes a word for a part of the family name where the other name is known to have it', () => {
  const stated = nameKeys('Ines Prado Rey', { family: 'Prado Rey', given: 'Ines' });
  expect(compareNames(stated, nameKeys('I. Prado Rey'))).toBe('short');
  expect(compareNames(nameKeys('Ines M. Prado Rey'), stated)).toBe('full');
  expect(compareNames(stated, nameKeys('Ines Rey'))).toBe('different');
});

it('finds that two words are turned round, and what else may stand for them', () => {
  expect(compare('Lian Mora', 'Mora Lian')).toBe('turned');
  expect(compare('Lian B. Mora', 'Mora Lian')).toBe('different');
  expect(compare('L. Mora', 'Mora L.')).toBe('different');
  const keys = [nameKeys('Mora Lian'), nameKeys('L. Mora')] as const;
  expect(compareNames(...keys)).toBe('different');
  expect(compareTurned(...keys)).toBe('turned');
  expect(compareTurned(nameKeys('Mora Lian'), nameKeys('K. Mora'))).toBe('different');
});
