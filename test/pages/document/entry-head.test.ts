import { isCutHead, readEntryHead } from '../../../src/pages/document/entry-head.js';

const partsOf = (line: string) => {
  const head = readEntryHead(line);
  return head && [head.label, head.date.printed, head.hasCode];
};

describe('readEntryHead', () => {
  it.each([
    ['LGSep 15, 2022', 'LG', 'Sep 15, 2022', false],
    ['AISep 30', 'AI', 'Sep 30', false],
    ['PRAug 3, 2018', 'PR', 'Aug 3, 2018', false],
    ['SINov 1, 2017', 'SI', 'Nov 1, 2017', false],
    ['MAMar 31, 2001', 'MA', 'Mar 31, 2001', false],
    ['SDDec 9, 2020', 'SD', 'Dec 9, 2020', false],
    ['CVMay 6, 2022Code', 'CV', 'May 6, 2022', true],
    ['CVMay 6Code', 'CV', 'May 6', true],
    ['QUANT-PHOct 2, 2020', 'QUANT-PH', 'Oct 2, 2020', false],
    ['quant-phOct 2, 2020', 'quant-ph', 'Oct 2, 2020', false],
    ['GR-QCJan 1, 1999', 'GR-QC', 'Jan 1, 1999', false],
    ['cs.LGJul 12', 'cs.LG', 'Jul 12', false],
    ['MTRL-SCIFeb 28, 2024Code', 'MTRL-SCI', 'Feb 28, 2024', true],
  ])('reads %s', (line, label, date, hasCode) => {
    expect(partsOf(line)).toEqual([label, date, hasCode]);
  });

  it('reads a head without a category', () => {
    expect(partsOf('Jun 5, 2021Code')).toEqual([null, 'Jun 5, 2021', true]);
  });

  it('ignores space around the line', () => {
    expect(partsOf('  LGSep 15, 2022\u00a0')).toEqual(['LG', 'Sep 15, 2022', false]);
  });

  it.each([
    'AI agents are everywhere.',
    'AI Score36',
    'LG',
    'AISep 30 was a Friday.',
    'LGSep 15, 22',
    'LGSmarch 3, 2020',
    'In May 6, 2022',
    'CVMay 6, 2022Codebase',
    '',
  ])('takes %j for no head', (line) => {
    expect(readEntryHead(line)).toBeNull();
  });
});

describe('isCutHead', () => {
  it.each(['LG', 'LGS', 'LGSe', 'LGSep', 'LGSep 1', 'LGSep 15,', 'LGSep 15, 20', 'HEP-THJa'])(
    'knows %s',
    (line) => {
      expect(isCutHead(line)).toBe(true);
    },
  );

  it.each(['We show this.', 'See LG', 'The end'])('does not take %j for one', (line) => {
    expect(isCutHead(line)).toBe(false);
  });
});
