import { nameKeys } from '../../../src/text/names/name-keys.js';
import { readName } from '../../../src/text/names/read-name.js';

it.each([
  ['Hart N', 'N', 'Hart', 'n hart'],
  ['Hart NB', 'NB', 'Hart', 'n b hart'],
  ['Hart NBK', 'NBK', 'Hart', 'n b k hart'],
  ['Hart MA', 'MA', 'Hart', 'm a hart'],
  ['Hart N B', 'N B', 'Hart', 'n b hart'],
  ['van der Au JM', 'JM', 'van der Au', 'j m van der au'],
  ['La Manno G', 'G', 'La Manno', 'g la manno'],
  ["O'Hara-Lind EM", 'EM', "O'Hara-Lind", "e m o'hara-lind"],
  ['Wang W', 'W', 'Wang', 'w wang'],
  ['Wang XJ', 'XJ', 'Wang', 'x j wang'],
  ['Petrov IV', 'IV', 'Petrov', 'i v petrov'],
  ['Hart, EM', 'EM', 'Hart', 'e m hart'],
  ['EM Hart', 'EM', 'Hart', 'e m hart'],
  ['Neal JR Hart', 'Neal JR', 'Hart', 'neal j r hart'],
])('%s has the initials %s and the family name %s', (printed, given, family, nameKey) => {
  expect(readName(printed)).toMatchObject({ given, family, suffix: '' });
  expect(nameKeys(printed).nameKey).toBe(nameKey);
});

it('reads a suffix behind initials, and says such a name initials first', () => {
  expect(readName('Hart NB Jr')).toMatchObject({ given: 'NB', family: 'Hart', suffix: 'Jr' });
  expect(readName('Hart NB').shown).toBe('NB Hart');
});

it.each([
  ['Wang XI', 'Wang', 'XI'],
  ['Pengfei LI', 'Pengfei', 'LI'],
  ['Kevin LI', 'Kevin', 'LI'],
  ['Aibo LIU', 'Aibo', 'LIU'],
  ['Wenyan E', 'Wenyan', 'E'],
  ['HART NB', 'HART', 'NB'],
  ['Kam Hou U', 'Kam Hou', 'U'],
  ['Hart Neal B', 'Hart Neal', 'B'],
])('%s may as well be %s with the family name %s', (printed, given, family) => {
  expect(readName(printed)).toMatchObject({ given, family });
});

it.each(['MD Rahman', 'KIM Lind', 'AN Lind', 'NG Lind'])('%s begins with no initials', (printed) => {
  expect(nameKeys(printed).nameKey).toBe(printed.toLowerCase());
});

it('takes no organisation for a family name with initials', () => {
  for (const printed of ['Vitamin D Consortium', 'Simple AI', 'Lantern Team'])
    expect(readName(printed)).toMatchObject({ isOrganisation: true, given: '' });
});
