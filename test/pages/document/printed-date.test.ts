import { calendarDate, readPrintedDate } from '../../../src/pages/document/printed-date.js';

describe('readPrintedDate', () => {
  it('reads a date with a year, with or without a leading zero', () => {
    expect(readPrintedDate('Jul 05, 2022')).toEqual({
      printed: 'Jul 05, 2022',
      year: 2022,
      month: 7,
      day: 5,
    });
    expect(readPrintedDate(' Jul 5, 2022 ')).toEqual({
      printed: 'Jul 5, 2022',
      year: 2022,
      month: 7,
      day: 5,
    });
  });

  it('reads a date without a year', () => {
    expect(readPrintedDate('Oct 23')).toEqual({ printed: 'Oct 23', year: null, month: 10, day: 23 });
  });

  it('reads a month and a year without a day', () => {
    expect(readPrintedDate('Oct 2024')).toEqual({ printed: 'Oct 2024', year: 2024, month: 10, day: null });
    expect(readPrintedDate('1998')).toEqual({ printed: '1998', year: 1998, month: null, day: null });
  });

  it.each(['Oct', 'Oct 3024', '3024', '2024-10-23', 'October 23', 'Oct 23 2', 'May 6, 2022 was a Friday'])(
    'takes %j for no date',
    (text) => {
      expect(readPrintedDate(text)).toBeNull();
    },
  );
});

describe('calendarDate', () => {
  it('knows how long months are', () => {
    expect(calendarDate(2023, 12, 31)).toBe('2023-12-31');
    expect(calendarDate(2023, 4, 31)).toBeNull();
    expect(calendarDate(2023, 1, 0)).toBeNull();
    expect(calendarDate(2023, 4, null)).toBe('2023-04');
    expect(calendarDate(2023, null, null)).toBe('2023');
  });

  it('knows leap years', () => {
    expect(calendarDate(2024, 2, 29)).toBe('2024-02-29');
    expect(calendarDate(2023, 2, 29)).toBeNull();
    expect(calendarDate(1900, 2, 29)).toBeNull();
    expect(calendarDate(2000, 2, 29)).toBe('2000-02-29');
  });
});
