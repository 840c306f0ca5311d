import { problemLines, readOnly, readWhole } from '../read-test-page.js';

const HEAD = [
  'Ann Lee',
  '',
  'LG',
  'h-index33',
  '24papers',
  '2,338citations',
  'Novelty46%',
  'AI Score36',
  '',
  '24 Papers',
  '',
];
const entry = (head: string, title: string, ...blocks: string[]) => [
  head,
  title,
  ...blocks.flatMap((block) => ['', block]),
  '',
];

describe('the head of a profile page', () => {
  const read = (...head: string[]) =>
    readWhole([...head, '', ...entry('LGMay 3, 2020', 'A title', 'Bo Ek, Cy Oh', 'Text.')]);

  it('names the owner and states the figures', () => {
    const { kind, owner, metrics } = read(...HEAD);
    expect(kind).toBe('PROFILE_PAGE');
    expect(owner).toEqual({ name: 'Ann Lee', inferred: false });
    expect(metrics).toEqual({
      fieldLabel: 'LG',
      hIndex: 33,
      paperCount: 24,
      citationCount: 2338,
      noveltyPercent: 46,
      aiScore: 36,
    });
  });

  it('reads figures in any order, singular ones, and large ones', () => {
    const { metrics } = read('Ann Lee', 'AI Score7', '1paper', '1,012,338citations', 'h-index0', 'QUANT-PH');
    expect(metrics).toMatchObject({
      aiScore: 7,
      paperCount: 1,
      citationCount: 1012338,
      hIndex: 0,
      fieldLabel: 'QUANT-PH',
      noveltyPercent: null,
    });
  });

  it('reads `1citation` and figures with decimals', () => {
    expect(read('Ann Lee', '1citation', 'Novelty46.5%').metrics).toMatchObject({
      citationCount: 1,
      noveltyPercent: 46.5,
    });
  });

  it('leaves a figure null where its number is missing', () => {
    const { metrics, problems } = read('Ann Lee', 'h-index', 'Novelty', '3papers');
    expect(metrics).toMatchObject({ hIndex: null, noveltyPercent: null, paperCount: 3 });
    expect(problems).toEqual([]);
  });

  it('has no metrics where the page states none', () => {
    expect(read('Ann Lee', '', '24 Papers').metrics).toBeNull();
  });

  it('does not take the heading over the entries for the number of papers', () => {
    expect(read('Ann Lee', 'h-index3', '24 Papers').metrics?.paperCount).toBeNull();
  });

  it('has no owner where the name is missing', () => {
    const { owner, metrics } = read('LG', 'h-index33');
    expect(owner).toBeNull();
    expect(metrics?.fieldLabel).toBe('LG');
  });

  it.each(['OPTICS', 'quant-ph', 'cs.LG', 'MTRL-SCI'])('reads the field %s below the name', (field) => {
    const { owner, metrics, problems } = read('Ann Lee', field, 'h-index3');
    expect([owner?.name, metrics?.fieldLabel, problems]).toEqual(['Ann Lee', field, []]);
  });

  it.each([
    ['h-index12.5', 'hIndex'],
    ['99,999,999,999citations', 'citationCount'],
    ['2,338.5citations', 'citationCount'],
    ['2147483648papers', 'paperCount'],
    ['Novelty146%', 'noveltyPercent'],
  ])('leaves out the figure %s, which is out of range, and reports it', (line, figure) => {
    const { metrics, problems } = read('Ann Lee', line, 'AI Score36.5');
    expect(metrics).toMatchObject({ [figure]: null, aiScore: 36.5 });
    expect(problems.map((problem) => problem.line)).toEqual([2]);
  });

  it('reads the largest count', () => {
    expect(read('Ann Lee', '2,147,483,647citations').metrics?.citationCount).toBe(2147483647);
  });

  it('reports a line that is no figure', () => {
    expect(problemLines(read('Ann Lee', 'h-index33', 'A person of many interests'))).toEqual([3]);
  });
});

describe('an entry of a profile page', () => {
  it('is head, title, byline and abstract', () => {
    const lines = [
      ...HEAD,
      ...entry('AISep 30, 2022', 'Ranks: what for?', 'Bo Ek, Cy Oh, Di Xu et al. · eth-zurich', 'We rank.'),
    ];
    expect(readOnly(lines)).toMatchObject({
      position: 1,
      line: 12,
      title: 'Ranks: what for?',
      abstract: 'We rank.',
      byline: { names: ['Bo Ek', 'Cy Oh', 'Di Xu'], truncated: true },
      topicLabels: ['AI'],
      dateAsPrinted: 'Sep 30, 2022',
      publishedOn: '2022-09-30',
      yearInferred: false,
      institutionAsPrinted: 'eth-zurich',
      hasCode: false,
      statedAuthorCount: null,
      figureCount: null,
      commentCount: null,
      comment: null,
    });
  });

  it('keeps abstracts that begin like heads, and their several paragraphs', () => {
    const abstract = [
      'AI agents rank, says Ek et al. · see https://example.org',
      'LGSep 15 is no head here.',
      'May 6, 2022',
      'It ends.',
    ];
    const { entries, problems } = readWhole([
      ...HEAD,
      ...entry('LGMay 3, 2020', 'One title', 'Bo Ek, Cy Oh', ...abstract),
      ...entry('CLMay 4, 2020Code', 'Another title', 'Bo Ek', 'Text.'),
    ]);
    expect(entries.map((read) => read.abstract)).toEqual([abstract.join('\n\n'), 'Text.']);
    expect(entries[1]?.hasCode).toBe(true);
    expect(problems).toEqual([]);
  });

  it('may lack its category', () => {
    const read = readOnly([...HEAD, ...entry('May 3, 2020', 'A title', 'Bo Ek, Cy Oh', 'Text.')]);
    expect([read.topicLabels, read.publishedOn]).toEqual([[], '2020-05-03']);
  });

  it('may lack its byline', () => {
    const read = readOnly([...HEAD, ...entry('LGMay 3, 2020', 'A title', 'We rank without names.')]);
    expect([read.byline, read.abstract]).toEqual([null, 'We rank without names.']);
  });

  it('may lack its abstract in the middle of the page, which is no problem', () => {
    const { entries, problems } = readWhole([
      ...HEAD,
      ...entry('LGMay 3, 2020', 'A title', 'Bo Ek, Cy Oh'),
      ...entry('LGMay 4, 2020', 'Another', 'Bo Ek, Cy Oh', 'Text.'),
    ]);
    expect(entries[0]).toMatchObject({ byline: { names: ['Bo Ek', 'Cy Oh'] }, abstract: null });
    expect(problems).toEqual([]);
  });

  it('is a problem without a title, and the others load', () => {
    const reading = readWhole([
      ...HEAD,
      ...['LGMay 3, 2020', '', 'Bo Ek, Cy Oh', '', 'Text.', ''],
      ...entry('LGMay 4, 2020', 'Another', 'Bo Ek, Cy Oh', 'Text.'),
    ]);
    expect(reading.entries.map((read) => read.title)).toEqual(['Another']);
    expect(problemLines(reading)).toEqual([12]);
  });

  it('keeps a title that looks like a name', () => {
    expect(
      readOnly([...HEAD, ...entry('LGMay 3, 2020', 'Reinforcement Learning', 'Bo Ek', 'Text.')]).title,
    ).toBe('Reinforcement Learning');
  });

  it('reports an impossible day and keeps the entry', () => {
    const reading = readWhole([...HEAD, ...entry('LGFeb 30, 2020', 'A title', 'Bo Ek', 'Text.')]);
    expect(reading.entries[0]).toMatchObject({
      dateAsPrinted: 'Feb 30, 2020',
      publishedOn: null,
      yearInferred: false,
    });
    expect(problemLines(reading)).toEqual([12]);
  });
});

describe('a profile page that is cut off', () => {
  const whole = entry('LGMay 3, 2020', 'A title', 'Bo Ek', 'Text is here.');

  it('reports a last entry without an abstract', () => {
    const reading = readWhole([...HEAD, ...whole, 'LGMay 4, 2020', 'Another title', '', 'Bo Ek, Cy Oh']);
    expect(reading.entries).toHaveLength(2);
    expect(problemLines(reading)).toEqual([22]);
  });

  it.each(['LG', 'LGSe', 'LGSep 15, 20'])('does not take %s for a line of the last abstract', (cut) => {
    const reading = readWhole([...HEAD, ...whole, cut]);
    expect(reading.entries.map((read) => read.abstract)).toEqual(['Text is here.']);
    expect(problemLines(reading)).toEqual([19]);
  });

  it('reports a last abstract that ends within a sentence, where no other does', () => {
    const reading = readWhole([
      ...HEAD,
      ...whole,
      ...whole,
      ...entry('LGMay 4, 2020', 'Last', 'Bo Ek', 'Text that stops in the'),
    ]);
    expect(problemLines(reading)).toEqual([31]);
  });
});

describe('a byline of a profile page that does not look like names', () => {
  const ABSTRACT = 'We rank what others only list, and show that ranks hold.';
  const read = (...blocks: string[]) => readWhole([...HEAD, ...entry('LGMay 3, 2020', 'A title', ...blocks)]);

  it.each([
    ['JOHN SMITH, MARY JONES et al.', ['JOHN SMITH', 'MARY JONES']],
    ['JOHN SMITH, MARY JONES', ['JOHN SMITH', 'MARY JONES']],
    ['Voltaire', ['Voltaire']],
    ['Voltaire · deepmind', ['Voltaire']],
    ['Voltaire · DeepMind, ETH Zurich', ['Voltaire']],
    ['Plato, Aristotle', ['Plato', 'Aristotle']],
    ['danah boyd', ['danah boyd']],
  ])('is known by its place: %s', (byline, names) => {
    const { entries, problems } = read(byline, ABSTRACT);
    expect(entries.map((one) => [one.byline?.names, one.abstract])).toEqual([[names, ABSTRACT]]);
    expect(problems).toEqual([]);
  });

  it('has its institution and its end taken off', () => {
    expect(read('VOLTAIRE · deepmind', ABSTRACT).entries[0]?.institutions).toEqual(['deepmind']);
    expect(read('R2D2, C3PO et al.', ABSTRACT).entries[0]?.byline).toEqual({
      names: ['R2D2', 'C3PO'],
      truncated: true,
    });
  });

  it.each(['R2D2, C3PO et al.', 'R2D2 · deepmind'])('is reported where %s could be no names', (byline) => {
    expect(problemLines(read(byline, ABSTRACT))).toEqual([15]);
  });

  it('is reported where no abstract tells that it is one', () => {
    const reading = readWhole([
      ...HEAD,
      ...entry('LGMay 3, 2020', 'A title', 'Voltaire'),
      ...entry('LGMay 4, 2020', 'Another', 'Bo Ek', 'Text.'),
    ]);
    expect(reading.entries[0]?.byline?.names).toEqual(['Voltaire']);
    expect(problemLines(reading)).toEqual([15]);
  });

  it('does not turn the first sentences of an abstract into names', () => {
    for (const first of ['We rank.', 'Our results are as follows:', 'Is AI over?']) {
      const { entries, problems } = read(first, ABSTRACT);
      expect([entries[0]?.byline, entries[0]?.abstract]).toEqual([null, `${first}\n\n${ABSTRACT}`]);
      expect(problems).toEqual([]);
    }
  });

  it('is reported where the line in its place is no list of names', () => {
    const reading = read('We rank the following of 12 lists', ABSTRACT);
    expect(reading.entries[0]?.byline).toBeNull();
    expect(problemLines(reading)).toEqual([15]);
  });

  it('is recognised on a page without a head, and below a head without a category', () => {
    const page = (head: string) => readWhole(entry(head, 'A title', 'JOHN SMITH, MARY JONES', ABSTRACT));
    for (const head of ['LGMay 3, 2020', 'May 3, 2020'])
      expect(page(head)).toMatchObject({
        kind: 'PROFILE_PAGE',
        entries: [{ title: 'A title' }],
        problems: [],
      });
  });
});
