import { nameKeys } from '../../../src/text/names/name-keys.js';
import { readKnownName } from '../../../src/text/names/known-name.js';
import { withoutNobodies } from '../../../src/text/names/nobody.js';
import { readByRules, readName } from '../../../src/text/names/read-name.js';
import { statedName } from '../../../src/text/names/stated-name.js';
import { statedText } from '../../../src/text/names/stated-text.js';

const partsOf = (printed: string) => {
  const { given, family, suffix } = readName(printed);
  return [given, family, suffix];
};

it.each([
  ['Norbert E. Fisk', 'Norbert E.', 'Fisk'],
  ['Norbert E Fisk', 'Norbert E', 'Fisk'],
  ['norbert e fisk', 'norbert e', 'fisk'],
  ['Minh Van Pham', 'Minh Van', 'Pham'],
  ['Anna Ben Cole', 'Anna Ben', 'Cole'],
  ['Jan Van den Steen', 'Jan', 'Van den Steen'],
  ['Jan Van Der Steen', 'Jan', 'Van Der Steen'],
  ['JAN VAN STEEN', 'JAN', 'VAN STEEN'],
  ['Jan van Steen', 'Jan', 'van Steen'],
  ['Luca De Marchi', 'Luca', 'De Marchi'],
  ["Pieter 't Mannetje", 'Pieter', "'t Mannetje"],
  ['W. van ’t Veld', 'W.', 'van ’t Veld'],
  ['Harm op den Kamp', 'Harm', 'op den Kamp'],
  ['Luis Prado y Rey', 'Luis', 'Prado y Rey'],
  ['Rui Costa e Melo', 'Rui', 'Costa e Melo'],
  ['Jordi Vila i Font', 'Jordi', 'Vila i Font'],
  ['Kurt von und zu Stein', 'Kurt', 'von und zu Stein'],
  ['Sami al-Masri', 'Sami', 'al-Masri'],
  ['Sami Al Masri', 'Sami', 'Al Masri'],
  ['Sara dalla Riva', 'Sara', 'dalla Riva'],
  ['Cian Ó Briain', 'Cian', 'Ó Briain'],
  ['Caio Melo Filho', 'Caio', 'Melo Filho'],
  ['Dr. Ann Lee', 'Ann', 'Lee'],
  ['佐藤 花子', '花子', '佐藤'],
  ['박 지민', '지민', '박'],
])('%s is %s and the family name %s', (printed, given, family) => {
  expect(partsOf(printed)).toEqual([given, family, '']);
});

it.each([
  ['Neal Hart II', 'Neal', 'Hart', 'II'],
  ['Neal Hart, Jr.', 'Neal', 'Hart', 'Jr.'],
  ['Caio Melo Junior', 'Caio', 'Melo', 'Junior'],
  ['Neal Hart 2nd', 'Neal', 'Hart', '2nd'],
  ['Hart, Jr., Neal', 'Neal', 'Hart', 'Jr.'],
  ['Hart III, Neal', 'Neal', 'Hart', 'III'],
  ['Hart, Neal Jr.', 'Neal', 'Hart', 'Jr.'],
])('the suffix of %s is no part of its given or family name', (printed, ...parts) => {
  expect(partsOf(printed)).toEqual(parts);
});

it.each([
  ['Ek, Bo', 'Bo Ek'],
  ['von der Au, Jo', 'Jo von der Au'],
  ['Au, Jo von der', 'Jo von der Au'],
  ['Hart, Jr., Neal', 'Neal Hart Jr.'],
  ['Neal Hart, Jr.', 'Neal Hart Jr'],
  ['Caio Melo Junior', 'Caio Melo Jr.'],
  ['佐藤，花子', '佐藤 花子'],
  ['Bo Ek, PhD', 'Bo Ek'],
  ['The Polar Collaboration:', 'Polar Collaboration'],
  ['Bo Ek on behalf of the Polar Collaboration', 'Bo Ek'],
  ['Bo Ek (for the Polar Working Group)', 'Bo Ek'],
])('%s is the same name as %s', (one, other) => {
  expect(nameKeys(one).nameKey).toBe(nameKeys(other).nameKey);
});

it('shows a name given name first, and as it is printed otherwise', () => {
  expect(readName('von der Au, Jo').shown).toBe('Jo von der Au');
  expect(readName('Neal Hart, Jr.').shown).toBe('Neal Hart, Jr.');
  expect(readName('佐藤，花子').shown).toBe('佐藤 花子');
  expect(readName('on behalf of the Polar Collaboration').shown).toBe('Polar Collaboration');
  expect(readName('for the Polar Collaboration').shown).toBe('Polar Collaboration');
});

it.each([
  'Polar Collaboration',
  'Institute for Seas and Winds',
  'University of Elsewhere, Norway',
  'The Lantern Team',
  'Rope & Sons',
  'Acme, Inc.',
])('%s is an organisation', (printed) => {
  expect(readName(printed)).toMatchObject({ isOrganisation: true, given: '', shown: printed });
});

it('keeps what the source states', () => {
  const stated = { family: 'Prado Rey', given: 'Ines', suffix: '' };
  expect(readName('Ines Prado Rey', stated)).toMatchObject({ family: 'Prado Rey', given: 'Ines' });
  expect(readName('J. van ’t Veld', { family: 'van ’t Veld', given: 'J.' }).particles).toBe('van ’t');
  expect(nameKeys('Ines Prado Rey', stated)).toEqual({
    nameKey: 'ines prado rey',
    familyKey: 'prado rey',
    shown: 'Ines Prado Rey',
  });
});

it('tells nobody from somebody', () => {
  const left = (names: string[]) => withoutNobodies({ names, truncated: false });
  expect(left([':', 'Nan Li', 'Anonymous', '-', '1', 'Ann Other', 'Null'])).toEqual({
    names: ['Nan Li', 'Ann Other'],
    truncated: true,
  });
  expect(left(['Bo Ek', ':'])).toEqual({ names: ['Bo Ek'], truncated: false });
  for (const others of ['others', 'et al.', 'et. al', 'and others', 'Unknown author', 'N/A', '[s.n.]'])
    expect(left(['Bo Ek', others])).toEqual({ names: ['Bo Ek'], truncated: true });
  expect(left(['Anonymous'])).toBeNull();
});

it('leaves out with a name what is said of it', () => {
  const byline = {
    names: [':', 'Ines Prado Rey', 'Bo Ek'],
    truncated: false,
    identifiers: [[], [1], [2]],
    parts: ['', 'Prado Rey, Ines', ''],
  };
  expect(withoutNobodies(byline)).toEqual({
    names: ['Ines Prado Rey', 'Bo Ek'],
    truncated: false,
    identifiers: [[1], [2]],
    parts: ['Prado Rey, Ines', ''],
  });
});

it('states parts only where a name does not read so by itself, and reads them again', () => {
  expect(statedText('Ann Lee', { family: 'Lee', given: 'Ann' })).toBe('');
  expect(statedText('Polar Team', { family: 'Polar Team', given: '' })).toBe('');
  expect(statedText('Ines Prado Rey', { family: 'Prado Rey', given: 'Ines' })).toBe('Prado Rey, Ines');
  const suffixed = { family: 'Prado Rey', given: 'Ines', suffix: 'Jr.' };
  expect(statedName(statedText('Ines Prado Rey Jr.', suffixed))).toEqual(suffixed);
  expect(statedName('')).toBeNull();
});

it('reads a printed name by the family name that another source states', () => {
  expect(readKnownName('I. Prado Rey', 'prado rey')).toMatchObject({ given: 'I.', family: 'Prado Rey' });
  expect(readKnownName('Ann Lee', 'ek')).toMatchObject({ given: 'Ann', family: 'Lee' });
});

it('reads plain names as the rules do', () => {
  const words = [
    ...[
      'Ann',
      'B.',
      'B',
      'Bell',
      'Van',
      'De',
      'Den',
      'Ben',
      'Al',
      'La',
      'Junior',
      'Jr.',
      'Filho',
      'Dr.',
      'The',
      'Team',
      'St.',
    ],
    ...[
      'Group',
      'Institute',
      'University',
      'Centro',
      'School',
      'Mac',
      'Y',
      'E',
      'Do',
      'Von',
      'Survey',
      'Board',
      'Inc.',
      'Face',
    ],
    ...[
      'Du',
      'Di',
      'Le',
      'San',
      'Ter',
      'Op',
      'Und',
      'Project',
      'Research',
      'Hugging',
      'Google',
      'Brain',
      'Anonymous',
      'Ii',
    ],
  ];
  for (const one of words)
    for (const other of words)
      for (const last of [...words, ''])
        for (const name of [`${one} ${other} ${last}`.trim(), `Ann ${one} ${other} ${last}`.trim()])
          if (JSON.stringify(readName(name)) !== JSON.stringify(readByRules(name)))
            expect(readName(name)).toEqual(readByRules(name));
});

it('a collaboration is none that has a given name, also where a source takes its name apart', () => {
  const stated = { family: 'Collaboration', given: 'Polar II' };
  expect(readName('Polar II Collaboration', stated)).toMatchObject({ isOrganisation: true, given: '' });
  expect(statedText('Polar II Collaboration', stated)).toBe('');
  expect(nameKeys('Polar II Collaboration', stated)).toEqual(nameKeys('Polar II Collaboration'));
});
