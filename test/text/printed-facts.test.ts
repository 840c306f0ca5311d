import fc from 'fast-check';
import {
  printAffiliation,
  printInstitutionKey,
  readAffiliation,
  readInstitutionKey,
} from '../../src/text/affiliations.js';
import { isLink, printLink, readLink } from '../../src/text/links.js';
import { isReference, printReference, readReference } from '../../src/text/references.js';

it('keeps what is known of a reference', () => {
  const printed = printReference({
    identifiers: [
      { scheme: 'DOI', value: 'https://doi.org/10.48550/arXiv.2209.15618' },
      { scheme: 'OPENALEX', value: 'w12' },
      { scheme: 'DOI', value: 'none' },
    ],
    title: ' Bogs\tand\nmires ',
    year: 2020,
    intents: ['background', 'result'],
  });
  expect(readReference(printed)).toEqual({
    keys: ['DOI:10.48550/arxiv.2209.15618', 'ARXIV:2209.15618', 'OPENALEX:W12'],
    title: 'Bogs and mires',
    year: 2020,
    intents: ['background', 'result'],
  });
});

it('keeps a reference by its title alone, and one by its identifier alone', () => {
  expect(readReference(printReference({ identifiers: [], title: 'Bogs' }))).toMatchObject({
    keys: [],
    title: 'Bogs',
  });
  expect(printReference({ identifiers: [{ scheme: 'OPENALEX', value: 'W7' }] })).toBe('OPENALEX:W7');
  expect(
    printReference({ identifiers: [{ scheme: 'ORCID', value: '0000-0002-1825-0097' }], year: 1999 }),
  ).toBe('');
});

it.each([
  ['https://github.com/peat/bog', 12, 'CODE https://github.com/peat/bog 12'],
  [' HTTP://Example.org/a b ', null, 'CODE http://example.org/a%20b'],
  ['ftp://example.org', null, null],
  ['javascript:alert(1)', null, null],
  ['https://', null, null],
])('writes the link %s', (url, stars, printed) => {
  expect(printLink({ kind: 'CODE', url, stars })).toBe(printed);
  if (printed !== null)
    expect(readLink(printed)).toEqual({ kind: 'CODE', url: printed.split(' ')[1], stars });
});

it.each([
  ['DOI:10.1000/182 OPENALEX:W1\t1990\tOf Bogs\tbackground', true],
  ['DOI:10.48550/arxiv.2209.15618 ARXIV:2209.15618', true],
  ['\t\tOf Bogs', true],
  ['', false],
  ['FOO:1', false],
  ['DOI:none', false],
  ['DOI:10.1000/182 ', false],
  ['DOI:10.1000/182\tlate', false],
  ['DOI:10.48550/arXiv.2209.15618', false],
])('tells whether %j is a reference as it is written', (text, expected) => {
  expect(isReference(text)).toBe(expected);
});

it.each([
  ['PDF https://example.org/a.pdf', true],
  ['CODE https://github.com/a/b 12', true],
  ['FOO https://example.org/', false],
  ['PDF javascript:alert(1)', false],
  ['CODE https://github.com/a/b many', false],
])('tells whether %j is a link as it is written', (text, expected) => {
  expect(isLink(text)).toBe(expected);
});

it('reads back where authors were', () => {
  const affiliations = fc.array(
    fc.record({
      asPrinted: fc.option(fc.string()),
      institution: fc.option(fc.nat()),
    }),
  );
  fc.assert(
    fc.property(affiliations, fc.option(fc.boolean()), (given, isCorresponding) => {
      const printed = printAffiliation({ affiliations: given, isCorresponding });
      expect(readAffiliation(printed)).toEqual({ affiliations: given, isCorresponding });
    }),
  );
});

it.each(['{', '[]', '[1]', '[true,[1,2]]', '[null,["a",-1]]'])('takes %s for nothing known', (text) => {
  expect(readAffiliation(text)).toEqual({ affiliations: [], isCorresponding: null });
});

it.each([
  [{ ror: 'https://ror.org/05a28rw58', countryCode: null }, 'https://ror.org/05a28rw58 -'],
  [{ ror: null, countryCode: 'CH' }, '- CH'],
  [{ ror: null, countryCode: null }, ''],
])('writes what is known of an institution: %j', (facts, printed) => {
  expect(printInstitutionKey(facts)).toBe(printed);
  expect(readInstitutionKey(printed)).toEqual(facts);
});
