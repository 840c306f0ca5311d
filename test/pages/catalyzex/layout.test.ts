import { problemLines, readOnly, readWhole } from '../read-test-page.js';

const HEAD = ['Alert button', 'Picture for Ann Lee', '', 'Ann Lee', '', 'Alert button', ''];
const END = ['', 'Viaarxiv icon', ''];
const start = (title: string, byline = 'Bo Ek, Ann Lee') => [title, '', 'Jul 05, 2022', byline, ''];
const figures = (title: string, count: number) =>
  Array.from({ length: count }, (_, index) => `Figure ${index + 1} for ${title}`);

describe('an entry of a CatalyzeX page', () => {
  it('is title, date, byline, figures, abstract, and comment', () => {
    const lines = [
      ...start('Ranks: "what" for?'),
      ...figures('Ranks: "what" for?', 3),
      '',
      'We rank.',
      '',
      '* 9 pages, 3 figures\u00a0 ',
      'Viaarxiv icon',
    ];
    expect(readOnly([...HEAD, ...lines])).toMatchObject({
      position: 1,
      line: 8,
      title: 'Ranks: "what" for?',
      dateAsPrinted: 'Jul 05, 2022',
      publishedOn: '2022-07-05',
      byline: { names: ['Bo Ek', 'Ann Lee'], truncated: false },
      figureCount: 3,
      abstract: 'We rank.',
      comment: '9 pages, 3 figures',
      hasCode: null,
      topicLabels: [],
    });
  });

  it('has no figure count where no figure is printed', () => {
    expect(readOnly([...HEAD, ...start('Ranks'), 'We rank.', ...END])).toMatchObject({
      figureCount: null,
      comment: null,
    });
  });

  it('keeps the paragraphs of its abstract, also lines that look like dates or figures', () => {
    const paragraphs = [
      'Figures come first.',
      'Jul 06, 2022',
      'Figure 1 for example shows * stars · and dots.',
      '* A bullet.',
      'It ends.',
    ];
    const read = readOnly([
      ...HEAD,
      ...start('Ranks'),
      ...paragraphs.flatMap((text) => [text, '']),
      'Viaarxiv icon',
    ]);
    expect(read).toMatchObject({ abstract: paragraphs.join('\n\n'), comment: null, figureCount: null });
  });

  it('keeps a comment of several lines', () => {
    const read = readOnly([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      '',
      '* In two parts; see',
      'Figure 2 for the second * part\u00a0',
      'Viaarxiv icon',
    ]);
    expect(read.comment).toBe('In two parts; see\nFigure 2 for the second * part');
  });

  it('keeps a comment that goes on behind a blank line', () => {
    const read = readOnly([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      '',
      '* In two parts.',
      '',
      'Part two.',
      'Viaarxiv icon',
    ]);
    expect(read).toMatchObject({ abstract: 'We rank.', comment: 'In two parts.\n\nPart two.' });
  });

  it('may lack its byline or its abstract', () => {
    const { entries, problems } = readWhole([
      ...HEAD,
      ...['Ranks', '', 'Jul 05, 2022', '', 'We rank without names.', ...END],
      ...['Trees', '', 'Jul 06, 2022', 'Bo Ek', ...END],
    ]);
    expect(entries.map((read) => [read.byline?.names ?? null, read.abstract])).toEqual([
      [null, 'We rank without names.'],
      [['Bo Ek'], null],
    ]);
    expect(problems).toEqual([]);
  });

  it('may lack its date', () => {
    const { entries } = readWhole([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      ...END,
      'Trees of ranks',
      '',
      'Bo Ek, Ann Lee',
      '',
      'We grow.',
      ...END,
    ]);
    expect(entries[1]).toMatchObject({
      title: 'Trees of ranks',
      publishedOn: null,
      byline: { names: ['Bo Ek', 'Ann Lee'] },
    });
  });

  it('does not end at a title or line that ends in "icon"', () => {
    const read = readOnly([...HEAD, ...start('Lexicon'), 'We rank.', '', 'Silicon', '', 'We rest.', ...END]);
    expect([read.title, read.abstract]).toEqual(['Lexicon', 'We rank.\n\nSilicon\n\nWe rest.']);
  });

  it('keeps a long byline whole', () => {
    const names = Array.from(
      { length: 400 },
      (_, index) => `Ann ${String.fromCharCode(65 + (index % 26))}. Lee`,
    );
    expect(
      readOnly([...HEAD, ...start('Ranks', names.join(', ')), 'We rank.', ...END]).byline?.names,
    ).toEqual(names);
  });
});

describe('a CatalyzeX page', () => {
  it('names its owner in the head', () => {
    const reading = readWhole([...HEAD, ...start('Ranks'), 'We rank.', ...END]);
    expect(reading.owner).toEqual({ name: 'Ann Lee', inferred: false });
    expect(reading.problems).toEqual([]);
  });

  it('names its owner without a picture, or without the line below it', () => {
    const entry = [...start('Ranks'), 'We rank.', ...END];
    expect(readWhole(['Ann Lee', '', ...entry]).owner?.name).toBe('Ann Lee');
    expect(readWhole(['Picture for Ann Lee', '', ...entry]).owner?.name).toBe('Ann Lee');
    expect(readWhole(entry).owner).toBeNull();
  });

  it('passes over buttons and hints between the parts', () => {
    const reading = readWhole([
      ...HEAD,
      ...['Add code', '', ...start('Ranks'), 'We rank.', '', 'Code', '', 'Via', ...END],
      ...[
        'Access Paper or Ask Questions',
        '',
        'Share',
        '',
        ...start('Trees'),
        'We grow.',
        '',
        '* 2 pages\u00a0',
        'Viaarxiv icon',
      ],
    ]);
    expect(reading.entries.map((read) => [read.title, read.abstract, read.comment])).toEqual([
      ['Ranks', 'We rank.', null],
      ['Trees', 'We grow.', '2 pages'],
    ]);
    expect(reading.problems).toEqual([]);
  });

  it('reads a last entry that lacks its end', () => {
    const reading = readWhole([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      ...END,
      ...start('Trees'),
      'We grow.',
      '',
      '* 2 pages',
    ]);
    expect(reading.entries[1]).toMatchObject({ abstract: 'We grow.', comment: '2 pages' });
    expect(reading.problems).toEqual([]);
  });

  it('tells entries apart where an end is missing', () => {
    const reading = readWhole([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      '',
      ...start('Trees'),
      'We grow.',
      ...END,
    ]);
    expect(reading.entries.map((read) => read.title)).toEqual(['Ranks', 'Trees']);
  });

  it('reports text that belongs to no entry', () => {
    const reading = readWhole([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      ...END,
      'A line from elsewhere',
      '',
      ...start('Trees'),
      'We grow.',
      ...END,
    ]);
    expect(reading.entries.map((read) => read.title)).toEqual(['Ranks', 'Trees']);
    expect(problemLines(reading)).toEqual([17]);
  });

  it('reports a last abstract that is cut off', () => {
    const reading = readWhole([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      ...END,
      ...start('Trees'),
      'We grow what',
    ]);
    expect(reading.entries[1]?.abstract).toBe('We grow what');
    expect(problemLines(reading)).toEqual([22]);
  });

  it('reports an entry that is cut off', () => {
    const reading = readWhole([
      ...HEAD,
      ...start('Ranks'),
      'We rank.',
      ...END,
      'Trees',
      '',
      'Jul 06, 2022',
      'Bo Ek',
    ]);
    expect(reading.entries).toHaveLength(2);
    expect(problemLines(reading)).toEqual([20]);
  });
});

describe('what is hard to tell on a CatalyzeX page', () => {
  it('a list at the end of an abstract is no comment, with a blank line above the end', () => {
    const read = readOnly([...HEAD, ...start('Ranks'), 'We list:', '', '* item one of the list', ...END]);
    expect([read.abstract, read.comment]).toEqual(['We list:\n\n* item one of the list', null]);
  });

  it('a comment may stand below a list', () => {
    const lines = ['We list:', '', '* item one', '', '* 9 pages\u00a0 ', 'Viaarxiv icon'];
    const read = readOnly([...HEAD, ...start('Ranks'), ...lines]);
    expect([read.abstract, read.comment]).toEqual(['We list:\n\n* item one', '9 pages']);
  });

  it.each(['Code', 'Feature Loading', 'Topics', 'Share', 'Loading'])('%s may be a title', (title) => {
    const reading = readWhole([
      ...HEAD,
      ...start(title),
      'We rank.',
      ...END,
      ...start('Trees'),
      'We grow.',
      ...END,
      ...start(title),
      'We rest.',
      ...END,
    ]);
    expect(reading.entries.map((read) => read.title)).toEqual([title, 'Trees', title]);
    expect(reading.problems).toEqual([]);
  });

  it.each(['Loading...', 'Code'])('%s is no title elsewhere', (chrome) => {
    const reading = readWhole([...HEAD, chrome, '', ...start('Ranks'), 'We rank.', '', chrome, '', ...END]);
    expect(reading.entries.map((read) => [read.title, read.abstract])).toEqual([['Ranks', 'We rank.']]);
    expect(reading.problems).toEqual([]);
  });

  it.each([
    ['without a comma', 'we rank things ever on '.repeat(30).trim()],
    [
      'with commas',
      'we rank what others only list, and show that in the end all of the ranks hold, '.repeat(9),
    ],
  ])('an abstract right under the date, %s or a full stop, is no name', (_, abstract) => {
    const read = readOnly([...HEAD, 'Ranks', '', 'Jul 05, 2022', abstract, ...END]);
    expect([read.byline, read.abstract]).toEqual([null, abstract.trim()]);
  });
});
