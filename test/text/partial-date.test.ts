import {
  datePrecision,
  firstDay,
  monthOfArxivId,
  publicationDate,
  publicationYear,
} from '../../src/text/partial-date.js';

it.each([
  ['2019-05-03', 'DAY', '2019-05-03'],
  ['2019-05', 'MONTH', '2019-05-01'],
  ['2019', 'YEAR', '2019-01-01'],
])('tells how much of %s is known', (date, precision, first) => {
  expect(datePrecision(publicationDate(date))).toBe(precision);
  expect(publicationYear(publicationDate(date))).toBe(2019);
  expect(firstDay(date)).toBe(first);
});

it('knows nothing of a date that nobody tells', () => {
  expect(datePrecision(publicationDate(null))).toBeNull();
  expect(publicationYear(publicationDate(null))).toBeNull();
});

it.each([
  ['0704.0001', '2007-04'],
  ['1905.00004', '2019-05'],
  ['hep-th/9901001', '1999-01'],
  ['math.GT/0309136', '2003-09'],
  ['1913.00004', null],
  ['10.1000/1905', null],
])('reads the month of the arXiv id %s', (id, month) => {
  expect(monthOfArxivId(id)).toBe(month);
});
