import { isCommonName } from '../../src/text/common-names.js';
import { nameKeys } from '../../src/text/names/name-keys.js';

it.each([
  'Wei Zhang',
  'Xiaoming Wang',
  'Xiao-Ming Wang',
  'Y. Liu',
  'Michael Smith',
  'J. Lee',
  'José García',
  'Thomas Müller',
  'Amit Kumar',
  'Minh Nguyen',
  'Hiroshi Tanaka',
  '张伟',
  '张 伟',
])('knows that several may bear it: %s', (name) => {
  expect(isCommonName(nameKeys(name).nameKey)).toBe(true);
});

it.each([
  'Tim Genewein',
  'F. Muro',
  'Robert E. Mercer',
  'Tjalling de Haas',
  'Zhang',
  'Wei',
  '',
  'Yuhang Zang',
  '欧阳修文',
  'Michael B. Smith Wolk',
])('takes it for a name that tells who somebody is: %s', (name) => {
  expect(isCommonName(nameKeys(name).nameKey)).toBe(false);
});
