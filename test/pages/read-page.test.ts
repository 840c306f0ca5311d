import { readPage } from '../../src/pages/read-page.js';
import { foldName } from '../../src/text/fold.js';
import { candidateNames, certainNames } from '../../src/pages/page-names.js';
import { expectLinear } from '../support/growth.js';
import { readWhole } from './read-test-page.js';

const PROFILE = 'Ann Lee\n\nLG\nh-index3\n\nLGMay 3, 2020\nA title\n\nBo Ek, Cy Oh\n\nWe rank.';
const LIST = 'LGMay 3, 2020\nRanks of listsBo Ek, Cy Oh\nWe rank.';
const CATALYZEX =
  'Picture for Ann Lee\n\nA title\n\nJul 05, 2022\nBo Ek, Ann Lee\n\nWe rank.\n\nViaarxiv icon';
const DAILY = 'Nov 3\n\nRanks of lists\n\nWe rank.\n\n  • 2 authors\n·\nMay 3, 2020';

const refusalOf = (text: string, hints = {}) => {
  const reading = readPage(text, hints);
  return 'refused' in reading ? reading.refused : null;
};

describe('readPage', () => {
  it('recognises a layout by a single entry', () => {
    expect([PROFILE, LIST, CATALYZEX, DAILY].map((document) => readWhole(document).kind)).toEqual([
      'PROFILE_PAGE',
      'PAPER_LIST_PAGE',
      'CATALYZEX_PAGE',
      'DAILY_PAPERS_PAGE',
    ]);
  });

  it('recognises a profile page whose head is missing', () => {
    const entries = PROFILE.slice(PROFILE.indexOf('LGMay'));
    expect(readWhole(entries)).toMatchObject({ kind: 'PROFILE_PAGE', owner: null, metrics: null });
  });

  it('follows a stated layout', () => {
    expect(readWhole(LIST, { layout: 'PAPER_LIST_PAGE' }).entries).toHaveLength(1);
    expect(refusalOf(LIST, { layout: 'CATALYZEX_PAGE' })?.message).toContain('no entry was found');
    expect(refusalOf(LIST, { layout: 'OPENALEX_WORKS' })?.message).toContain('OPENALEX_WORKS');
  });

  it.each([PROFILE, LIST, CATALYZEX, DAILY])(
    'reads CR LF, CR, and a byte order mark alike (%#)',
    (document) => {
      const expected = readWhole(document);
      expect(readWhole(document.replaceAll('\n', '\r\n'))).toEqual(expected);
      expect(readWhole(document.replaceAll('\n', '\r'))).toEqual(expected);
      expect(readWhole(`\uFEFF${document}\n\n`)).toEqual(expected);
    },
  );

  it('prefers the owner that the page names to the one that the caller states', () => {
    expect(readWhole(PROFILE, { owner: 'Bo Ek' }).owner?.name).toBe('Ann Lee');
    expect(readWhole(DAILY, { owner: 'Bo Ek' }).owner).toEqual({ name: 'Bo Ek', inferred: false });
  });

  it('refuses an empty document', () => {
    expect(refusalOf('')).toEqual({
      line: 1,
      message: expect.stringContaining('the document is empty') as string,
    });
    expect(refusalOf(' \n\n\u00a0')?.message).toContain('the document is empty');
  });

  it.each([
    'Dear Ann,\nMay 6, 2022\nHow are you?',
    '{"id": 1}\n{"id": 2}',
    '<html><body>LG</body></html>',
    'a,b\n1,2',
    'LG',
  ])('refuses %j, and says what was expected and what came', (document) => {
    const message = refusalOf(document)?.message ?? '';
    expect(message).toContain('expected a profile page');
    expect(message).toContain(document.split('\n')[0] ?? '');
  });

  it('lists problems by line, and counts those beyond 1,000', () => {
    const stray = Array.from({ length: 5000 }, (_, index) => `stray ${index}`);
    const { problems } = readWhole([...stray, LIST]);
    expect(problems).toHaveLength(1000);
    expect(problems.at(-1)).toEqual({ line: 1000, message: '4001 more problems from here on' });
  });

  it('never throws at a document cut anywhere', () => {
    for (const document of [PROFILE, LIST, CATALYZEX, DAILY]) {
      for (let end = 0; end <= document.length; end += 1) {
        expect(() => readPage(document.slice(0, end))).not.toThrow();
        expect(() => readPage(document.slice(end))).not.toThrow();
      }
    }
  });
});

describe('large documents', () => {
  it.each([PROFILE, LIST, CATALYZEX, DAILY])('of 5 MB are read in linear time (%#)', (document) => {
    const long = `${document}\n\n`.replaceAll('We rank.', `We rank${' ever on'.repeat(200)}.`);
    expectLinear((size) => readPage(long.repeat(size / long.length)), 5_000_000);
  });

  it.each([
    'aB',
    'Ann Lee, ',
    '(',
    ' · ',
    '$',
    'Ann ',
    '-',
    'A',
    '\u00a0',
    '* ',
    '王',
    'e\u0301',
    'LG',
    '1,111,',
    'Mc',
  ])('with a line of 100,000 characters of %j are read in linear time', (part) => {
    expectLinear((size) => {
      const line = part.repeat(Math.ceil(size / part.length));
      const documents = [LIST, PROFILE, CATALYZEX, DAILY].flatMap((document) => [
        document.replace('We rank.', line),
        document.replace(/Ranks of lists|A title/, line),
        document.replace('Bo Ek', line),
      ]);
      for (const document of documents) {
        readPage(document);
        candidateNames(document);
      }
    }, 100_000);
  });
});

describe('names for the reading of other documents', () => {
  it('are certain where nothing is glued to them', () => {
    expect(certainNames(readWhole(CATALYZEX))).toEqual(new Set(['bo ek', 'ann lee']));
    expect(certainNames(readWhole(PROFILE))).toEqual(new Set(['bo ek', 'cy oh', 'ann lee']));
    expect(certainNames(readWhole(LIST))).toEqual(new Set(['cy oh']));
  });

  it('are candidates wherever a byline could begin', () => {
    const candidates = candidateNames('LGMay 3, 2020\nNotes on OpenMind NetsÉmile Ek, Cy Oh\nWe rank.');
    for (const name of ['Émile Ek', 'Cy Oh']) expect(candidates.has(foldName(name))).toBe(true);
  });

  it('are candidates in complete bylines', () => {
    expect(candidateNames(CATALYZEX).has('bo ek')).toBe(true);
    expect(candidateNames('nothing of the kind here, or there.').size).toBe(0);
  });

  it('settle a split of another document', () => {
    const glued = 'LGMay 3, 2020\nNotes on OpenNets Ek, Cy Oh\nWe rank.';
    const knownNames = certainNames(readWhole(CATALYZEX.replace('Bo Ek', 'Nets Ek')));
    expect(readWhole(glued, { knownNames }).entries[0]?.byline?.names[0]).toBe('Nets Ek');
  });
});
