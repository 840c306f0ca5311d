import fc from 'fast-check';
import type { PaperRecord } from '../../src/record.js';
import { gluedPair, personName, TITLES } from './glued-titles/glued-pairs.js';
import {
  isoDay,
  type MadeUpEntry,
  printCatalyzex,
  printDaily,
  printList,
  printProfile,
} from './print-page.js';
import { readWhole } from './read-test-page.js';

const RUNNING_YEAR = 2026;

const PARAGRAPHS = [
  'We rank what others only list, and show that ranks hold.',
  'AI agents are sorted by their rewards, as in Ek et al. · see https://example.org/sort for the code.',
  'LGSep 15 begins this paragraph, which is no head of anything.',
  'Let $f: \\{0,1\\}^n \\to \\mathbb{R}$ be sorted; then, for all $n$, the bound is $O(n \\log n)$.',
  'The sorter runs on "small" lists (n < 10), on middling ones & on large ones.',
  'In 2022, May 6 was a Friday. It was also the day on which the data were taken.',
  '3 authors disagree. • 4 authors agree. The others did not say what they think of it.',
];

const COMMENTS = [
  '9 pages, 3 figures',
  'In Proc. of Sorting 2021; arXiv admin note: * see also Ek et al.',
  '12 pages',
  'Code: https://example.org',
];

const entry: fc.Arbitrary<MadeUpEntry> = fc
  .record({
    pair: fc.nat(100_000),
    year: fc.integer({ min: 2007, max: RUNNING_YEAR }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    label: fc.constantFrom(
      'LG',
      'AI',
      'PR',
      'SI',
      'MA',
      'CO',
      'NE',
      'QUANT-PH',
      'GR-QC',
      'HEP-TH',
      'MTRL-SCI',
    ),
    hasCode: fc.boolean(),
    paragraphs: fc.array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 3 }),
    institutions: fc.subarray(['deepmind', 'amazon-science', 'allen.ai', 'eth-zurich'], { maxLength: 3 }),
    comment: fc.option(fc.constantFrom(...COMMENTS)),
    figureCount: fc.option(fc.integer({ min: 1, max: 6 })),
    commentCount: fc.option(fc.integer({ min: 1, max: 200 })),
    authorCount: fc.integer({ min: 1, max: 120 }),
  })
  .map(({ pair, ...rest }) => ({ ...rest, ...gluedPair(pair) }));

/** The first entry prints the year before the running one, so that the latter can be inferred. */
const entries = fc
  .array(entry, { minLength: 1, maxLength: 25 })
  .map(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, year: RUNNING_YEAR - 1 }, ...others],
  );

const bylineOf = ({ names, truncated }: MadeUpEntry) => ({ names, truncated });

function expectEntries(
  read: readonly PaperRecord[],
  made: readonly MadeUpEntry[],
  expected: (entry: MadeUpEntry) => Partial<PaperRecord>,
) {
  expect(read).toHaveLength(made.length);
  for (const [index, madeUp] of made.entries()) {
    expect(read[index]).toMatchObject({
      position: index + 1,
      publishedOn: isoDay(madeUp),
      title: madeUp.title,
      ...expected(madeUp),
    });
  }
}

describe('made-up pages are read as they were printed', () => {
  it('profile pages', () => {
    fc.assert(
      fc.property(entries, fc.nat(1000), (made, person) => {
        const reading = readWhole(printProfile(personName(person), made, RUNNING_YEAR));
        expect(reading).toMatchObject({
          kind: 'PROFILE_PAGE',
          owner: { name: personName(person), inferred: false },
          problems: [],
        });
        expectEntries(reading.entries, made, (madeUp) => ({
          byline: bylineOf(madeUp),
          abstract: madeUp.paragraphs.join('\n\n'),
          topicLabels: [madeUp.label],
          hasCode: madeUp.hasCode,
          institutions: madeUp.institutions,
          yearInferred: madeUp.year === RUNNING_YEAR,
        }));
      }),
      { numRuns: 60 },
    );
  });

  it('paper lists, but for splits that are reported', () => {
    fc.assert(
      fc.property(entries, (made) => {
        const reading = readWhole(printList(made, RUNNING_YEAR));
        expect(reading.kind).toBe('PAPER_LIST_PAGE');
        expect(reading.entries).toHaveLength(made.length);
        const reported = new Set(reading.problems.map((problem) => problem.line));
        const certain = reading.entries.flatMap((read, index) =>
          reported.has(read.line + 1) ? [] : [index],
        );
        for (const index of certain) {
          expect(reading.entries[index]).toMatchObject({
            title: made[index]?.title,
            byline: made[index] && bylineOf(made[index]),
            abstract: made[index]?.paragraphs.join('\n'),
            institutions: made[index]?.institutions,
          });
        }
        expect(reported.size).toBeLessThanOrEqual(1 + made.length / 10);
      }),
      { numRuns: 60 },
    );
  });

  it('CatalyzeX pages', () => {
    fc.assert(
      fc.property(entries, fc.nat(1000), (made, person) => {
        const reading = readWhole(printCatalyzex(personName(person), made));
        expect(reading).toMatchObject({
          kind: 'CATALYZEX_PAGE',
          owner: { name: personName(person), inferred: false },
          problems: [],
        });
        expectEntries(reading.entries, made, (madeUp) => ({
          byline: { names: madeUp.names, truncated: false },
          abstract: madeUp.paragraphs.join('\n\n'),
          comment: madeUp.comment,
          figureCount: madeUp.figureCount,
          hasCode: null,
          yearInferred: false,
        }));
      }),
      { numRuns: 60 },
    );
  });

  it('daily-papers pages', () => {
    fc.assert(
      fc.property(entries, (made) => {
        const reading = readWhole(printDaily(made, RUNNING_YEAR));
        expect(reading).toMatchObject({ kind: 'DAILY_PAPERS_PAGE', owner: null, problems: [] });
        expectEntries(reading.entries, made, (madeUp) => ({
          byline: null,
          abstract: madeUp.paragraphs.join('\n\n'),
          statedAuthorCount: madeUp.authorCount,
          commentCount: madeUp.commentCount,
          yearInferred: madeUp.year === RUNNING_YEAR,
        }));
      }),
      { numRuns: 60 },
    );
  });

  it('whatever their text is: nothing throws, and nothing is read that does not stand there', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...TITLES,
        ...PARAGRAPHS,
        '',
        '·',
        '  • 2 authors',
        'May 3',
        'LGMay 3, 2020',
        'Viaarxiv icon',
        'Ann Lee',
        'AI Score3',
        '* x',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        fc.constantFrom(undefined, 'PROFILE_PAGE', 'PAPER_LIST_PAGE', 'CATALYZEX_PAGE', 'DAILY_PAPERS_PAGE'),
        (lines, layout) => {
          const document = lines.join('\n');
          const normal = document.replaceAll(/\r\n?/g, '\n');
          let reading;
          try {
            reading = readWhole(document, layout === undefined ? {} : { layout: layout });
          } catch (error) {
            expect((error as Error).message).toMatch(/^refused: /);
            return;
          }
          for (const read of reading.entries) {
            expect(read.title).not.toBe('');
            for (const text of [read.title, read.abstract, read.comment])
              expect(text === null || normal.includes(text)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
