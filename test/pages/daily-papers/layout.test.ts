import { problemLines, readOnly, readWhole } from '../read-test-page.js';

const HEAD = [
  'new',
  '',
  'Get trending papers in your email inbox!',
  '',
  'Subscribe',
  '',
  'Daily Papers',
  '',
  'byAK and the research community',
  '',
  'Nov 3',
  '',
];
const marks = (authors: string, date: string) => [`  • ${authors}`, '·', date, ''];
const text = (...paragraphs: string[]) => paragraphs.flatMap((paragraph) => [paragraph, '']);
const ABSTRACT = 'We rank what others only list, and show that ranks hold.';

describe('an entry of a daily-papers page', () => {
  it('is title, abstract, number of authors and date', () => {
    expect(
      readOnly([...HEAD, ...text('Ranks of things', ABSTRACT), ...marks('2 authors', 'Mar 11, 2024')]),
    ).toMatchObject({
      position: 1,
      line: 13,
      title: 'Ranks of things',
      abstract: ABSTRACT,
      statedAuthorCount: 2,
      dateAsPrinted: 'Mar 11, 2024',
      publishedOn: '2024-03-11',
      commentCount: null,
      byline: null,
      hasCode: null,
    });
  });

  it.each([
    ['Oct 17, 2024 11', 'Oct 17, 2024', '2024-10-17', 11],
    ['Nov 4, 2024 2', 'Nov 4, 2024', '2024-11-04', 2],
    ['Nov 4, 2024', 'Nov 4, 2024', '2024-11-04', null],
  ])('tells the comments of readers from the date in %s', (printed, date, day, count) => {
    const read = readOnly([...HEAD, ...text('Ranks of things', ABSTRACT), ...marks('3 authors', printed)]);
    expect([read.dateAsPrinted, read.publishedOn, read.commentCount]).toEqual([date, day, count]);
  });

  it('counts comments behind a date without a year', () => {
    const { entries } = readWhole([
      ...HEAD,
      ...[...text('Ranks of things', ABSTRACT), ...marks('3 authors', 'Oct 23 2')],
      ...[...text('Trees of things', ABSTRACT), ...marks('3 authors', 'May 1, 2024')],
    ]);
    expect(entries[0]).toMatchObject({
      dateAsPrinted: 'Oct 23',
      publishedOn: '2025-10-23',
      yearInferred: true,
      commentCount: 2,
    });
  });

  it.each([
    ['1 authors', 1],
    ['1 author', 1],
    ['1 author(s)', 1],
    ['1,024 authors', 1024],
  ])('counts %s', (printed, count) => {
    expect(
      readOnly([...HEAD, ...text('Ranks of things', ABSTRACT), ...marks(printed, 'May 1, 2024')])
        .statedAuthorCount,
    ).toBe(count);
  });

  it('may print neither authors nor date', () => {
    const reading = readWhole([
      ...HEAD,
      ...[...text('Ranks of things', ABSTRACT), ...marks('3 authors', 'May 1, 2024')],
      ...text('Trees of things', ABSTRACT),
      ...[...text('Rings of things', ABSTRACT), ...marks('4 authors', 'May 2, 2024')],
    ]);
    expect(reading.entries.map((read) => [read.title, read.statedAuthorCount, read.publishedOn])).toEqual([
      ['Ranks of things', 3, '2024-05-01'],
      ['Trees of things', null, null],
      ['Rings of things', 4, '2024-05-02'],
    ]);
    expect(reading.problems).toEqual([]);
  });

  it('may print authors without a date, and a date without authors', () => {
    const { entries, problems } = readWhole([
      ...HEAD,
      ...[...text('Ranks of things', ABSTRACT), '  • 3 authors', ''],
      ...[...text('Trees of things', ABSTRACT), '·', 'May 1, 2024 3', ''],
      ...[...text('Rings of things', ABSTRACT), 'May 2, 2024', ''],
      ...[...text('Roots of things', ABSTRACT), ...marks('4 authors', 'May 3, 2024')],
    ]);
    expect(entries.map((read) => [read.statedAuthorCount, read.publishedOn, read.commentCount])).toEqual([
      [3, null, null],
      [null, '2024-05-01', 3],
      [null, '2024-05-02', null],
      [4, '2024-05-03', null],
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps an abstract of several paragraphs', () => {
    const paragraphs = [
      ABSTRACT,
      'Our results are as follows:',
      'May 5, 2024',
      '- ranks hold',
      'Code is at https://example.org/ranks',
    ];
    const { entries } = readWhole([
      ...HEAD,
      ...[...text('Ranks of things', ...paragraphs), ...marks('3 authors', 'May 1, 2024')],
      ...[...text('Trees of things', ABSTRACT), ...marks('4 authors', 'May 2, 2024')],
    ]);
    expect(entries.map((read) => read.abstract)).toEqual([paragraphs.join('\n\n'), ABSTRACT]);
  });

  it('keeps the lines between its paragraphs as they are', () => {
    const lines = ['Ranks of things', '', ABSTRACT, ' ', '\u00a0', 'It ends.', ''];
    const read = readOnly([...HEAD, ...lines, ...marks('3 authors', 'May 1, 2024')]);
    expect(read.abstract).toBe(`${ABSTRACT}\n \n\u00a0\nIt ends.`);
  });

  it('may have its abstract right below its title', () => {
    const read = readOnly([...HEAD, 'Ranks of things', ABSTRACT, '', ...marks('3 authors', 'May 1, 2024')]);
    expect([read.title, read.abstract]).toEqual(['Ranks of things', ABSTRACT]);
  });

  it('may lack its abstract', () => {
    const read = readOnly([...HEAD, ...text('Ranks of things'), ...marks('3 authors', 'May 1, 2024')]);
    expect([read.title, read.abstract]).toEqual(['Ranks of things', null]);
  });

  it.each(['pyranks: a library', 'Joint "what" and "when"', 'Why Ranks?', 'S4', '(1+1) & {more}: ranks'])(
    'keeps the title %s',
    (title) => {
      expect(readOnly([...HEAD, ...text(title, ABSTRACT), ...marks('3 authors', 'May 1, 2024')]).title).toBe(
        title,
      );
    },
  );
});

describe('the head of a daily-papers page', () => {
  const entry = [...text('Ranks of things', ABSTRACT), ...marks('3 authors', 'May 1, 2024')];

  it('is no entry and no problem', () => {
    const reading = readWhole([...HEAD, ...entry]);
    expect(reading.entries).toHaveLength(1);
    expect(reading.problems).toEqual([]);
  });

  it('is no entry in other words, or without the day of the page', () => {
    for (const head of [
      ['Hot papers', '', 'Sign in to vote!', '', 'Dec 24', ''],
      ['Papers of today', '', 'Log in', ''],
      [],
    ]) {
      expect(readWhole([...head, ...entry]).entries.map((read) => read.title)).toEqual(['Ranks of things']);
    }
  });

  it('does not count for the running year', () => {
    expect(
      readWhole([...HEAD, ...entry, ...text('Trees of things', ABSTRACT), ...marks('2 authors', 'Jan 3')])
        .entries[1]?.publishedOn,
    ).toBe('2025-01-03');
  });
});

describe('a daily-papers page that is cut off', () => {
  const entry = [...text('Ranks of things', ABSTRACT), ...marks('3 authors', 'May 1, 2024')];

  it('reports a last entry without authors and date, and loads it', () => {
    const reading = readWhole([...HEAD, ...entry, ...text('Trees of things', ABSTRACT)]);
    expect(reading.entries).toHaveLength(2);
    expect(problemLines(reading)).toEqual([21]);
  });

  it('reports a dot without a date', () => {
    const reading = readWhole([
      ...HEAD,
      ...entry,
      ...text('Trees of things', ABSTRACT),
      '  • 2 authors',
      '·',
    ]);
    expect(reading.entries).toHaveLength(2);
    expect(problemLines(reading)).toEqual([26]);
  });

  it('reports an abstract whose title is missing', () => {
    const reading = readWhole([
      ...text('and show that the ranks of all these things hold.'),
      ...marks('3 authors', 'May 1, 2024'),
      ...entry,
    ]);
    expect(reading.entries.map((read) => read.title)).toEqual(['Ranks of things']);
    expect(problemLines(reading)).toEqual([1]);
  });
});

describe('a daily-papers page with a count that is none', () => {
  it.each([
    ['99,999,999,999 authors', 'May 1, 2024', 17],
    ['2147483648 authors', 'May 1, 2024', 17],
    ['2.5 authors', 'May 1, 2024', 17],
    ['3 authors', 'May 1, 2024 99999999999', 19],
  ])('leaves it out and reports it: %s, %s', (authors, date, line) => {
    const reading = readWhole([...HEAD, ...text('Ranks of things', ABSTRACT), ...marks(authors, date)]);
    const [read] = reading.entries;
    expect([read?.abstract, read?.publishedOn]).toEqual([ABSTRACT, '2024-05-01']);
    expect([read?.statedAuthorCount, read?.commentCount]).toContain(null);
    expect([read?.statedAuthorCount, read?.commentCount].filter((count) => (count ?? 0) > 3)).toEqual([]);
    expect(problemLines(reading)).toEqual([line]);
  });
});

describe('an entry without marks', () => {
  const before = (...lines: string[]) =>
    readWhole([
      ...HEAD,
      ...text('Ranks of things', ABSTRACT),
      ...lines,
      ...marks('4 authors', 'May 2, 2024'),
    ]);

  it.each(['Attention Residuals', 'GANs', 'word2vec', 'S4', 'Why Ranks?', 'Rings of things'])(
    'ends above the title %s',
    (title) => {
      const { entries, problems } = before(...text(title, ABSTRACT));
      expect(entries.map((read) => [read.title, read.abstract, read.publishedOn])).toEqual([
        ['Ranks of things', ABSTRACT, null],
        [title, ABSTRACT, '2024-05-02'],
      ]);
      expect(problems).toEqual([]);
    },
  );

  it('may have several paragraphs', () => {
    const { entries } = before(...text('It ends.', 'GANs', ABSTRACT, 'It ends.'));
    expect(entries.map((read) => [read.title, read.abstract])).toEqual([
      ['Ranks of things', `${ABSTRACT}\n\nIt ends.`],
      ['GANs', `${ABSTRACT}\n\nIt ends.`],
    ]);
  });

  it('does not end at a heading within its abstract', () => {
    const { entries, problems } = before(...text('Results', ABSTRACT, 'Conclusions', ABSTRACT));
    expect(entries).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it.each(['sorting', 'case studies'])('may go on below the paragraph %s, which is reported', (paragraph) => {
    const reading = before(...text(paragraph, ABSTRACT));
    expect(reading.entries).toHaveLength(1);
    expect(problemLines(reading)).toEqual([17]);
  });

  it('is cut above a title that could be a heading, and reported', () => {
    const reading = before(...text('Deep sorting', ABSTRACT));
    expect(reading.entries.map((read) => read.title)).toEqual(['Ranks of things', 'Deep sorting']);
    expect(problemLines(reading)).toEqual([17]);
  });

  it('is reported where its last paragraph ends no sentence above a title', () => {
    const reading = before(...text('and so on', 'GANs', ABSTRACT));
    expect(problemLines(reading)).toContain(19);
  });

  it('is told from the next one where a date alone ends it', () => {
    const { entries } = before('May 1, 2024', '', ...text('GANs', ABSTRACT));
    expect(entries.map((read) => [read.title, read.publishedOn])).toEqual([
      ['Ranks of things', '2024-05-01'],
      ['GANs', '2024-05-02'],
    ]);
  });
});
