import { foldName } from '../../../src/text/fold.js';
import { problemLines, readOnly, readWhole } from '../read-test-page.js';

const entry = (head: string, glued: string, ...abstract: string[]) => [head, glued, ...abstract];

describe('an entry of a paper list', () => {
  it('is head, glued title and byline, and abstract', () => {
    const lines = entry(
      'LGSep 15, 2022Code',
      'Ranks and how to find themBo Ekström, Cy Oh, Di Xu et al. · eth-zurich, ai2.org',
      'We rank.',
    );
    expect(readOnly(lines)).toMatchObject({
      position: 1,
      line: 1,
      title: 'Ranks and how to find them',
      byline: { names: ['Bo Ekström', 'Cy Oh', 'Di Xu'], truncated: true },
      abstract: 'We rank.',
      topicLabels: ['LG'],
      publishedOn: '2022-09-15',
      hasCode: true,
      institutionAsPrinted: 'eth-zurich, ai2.org',
      institutions: ['eth-zurich', 'ai2.org'],
    });
  });

  it('may have a dot in its title, and an institution with capitals', () => {
    const { entries } = readWhole([
      ...entry('LGSep 15, 2022', 'Ranks · Part twoBo Ek, Cy Oh', 'We rank.'),
      ...entry('LGSep 16, 2022', 'Ranks · Part threeBo Ek, Cy Oh · MIT', 'We rank.'),
    ]);
    expect(entries.map((read) => [read.title, read.byline?.names, read.institutions])).toEqual([
      ['Ranks · Part two', ['Bo Ek', 'Cy Oh'], []],
      ['Ranks · Part three', ['Bo Ek', 'Cy Oh'], ['MIT']],
    ]);
  });

  it('may have an abstract of several paragraphs, and one that begins like a head', () => {
    const { entries, problems } = readWhole([
      ...entry(
        'LGSep 15, 2022',
        'Ranks aloneBo Ek, Cy Oh',
        'AI agents rank.',
        'May 6, 2022',
        '',
        'They rest, say Ek et al.',
      ),
      ...entry('AISep 16, 2022', 'Ranks togetherCy Oh, Di Xu', 'LGSep 1 is no head here.'),
    ]);
    expect(entries.map((read) => read.abstract)).toEqual([
      'AI agents rank.\nMay 6, 2022\n\nThey rest, say Ek et al.',
      'LGSep 1 is no head here.',
    ]);
    expect(problems).toEqual([]);
  });

  it('may have a head without a category', () => {
    const { entries } = readWhole([
      ...entry('LGSep 15, 2022', 'Ranks aloneBo Ek, Cy Oh', 'We rank.'),
      ...entry('Sep 16, 2022', 'Ranks togetherCy Oh, Di Xu, Bo Ek et al.', 'We rest.'),
    ]);
    expect(entries.map((read) => [read.title, read.topicLabels])).toEqual([
      ['Ranks alone', ['LG']],
      ['Ranks together', []],
    ]);
  });

  it('may lack its abstract in the middle of the page', () => {
    const { entries, problems } = readWhole([
      ...entry('LGSep 15, 2022', 'Ranks aloneBo Ek, Cy Oh'),
      ...entry('LGSep 16, 2022', 'Ranks togetherCy Oh, Di Xu', 'We rest.'),
    ]);
    expect(entries.map((read) => read.abstract)).toEqual([null, 'We rest.']);
    expect(problems).toEqual([]);
  });

  it('may lack its byline', () => {
    const reading = readWhole([
      ...entry('LGSep 15, 2022', 'Ranks, trees, and all the rest', 'We rank.'),
      ...entry('LGSep 16, 2022', 'Ranks togetherCy Oh, Di Xu', 'We rest.'),
    ]);
    expect(reading.entries[0]).toMatchObject({ title: 'Ranks, trees, and all the rest', byline: null });
    expect(reading.problems).toEqual([]);
  });

  it('is a problem without a title', () => {
    const reading = readWhole([
      ...entry('LGSep 16, 2022', 'Ranks togetherCy Oh, Di Xu', 'We rest.'),
      'LGSep 17, 2022',
    ]);
    expect(reading.entries).toHaveLength(1);
    expect(problemLines(reading)).toEqual([4]);
  });
});

describe('a paper list', () => {
  it('reports text before its first entry', () => {
    const reading = readWhole([
      'A line from elsewhere',
      '',
      ...entry('LGSep 16, 2022', 'Ranks togetherCy Oh, Di Xu', 'We rest.'),
    ]);
    expect(reading.entries).toHaveLength(1);
    expect(problemLines(reading)).toEqual([1]);
  });

  it('reports a line at which it was cut off', () => {
    const lines = [
      ...entry('LGSep 16, 2022', 'Ranks togetherCy Oh, Di Xu', 'We rest.'),
      'CLOct 2, 2022',
      'Half a tit',
    ];
    const reading = readWhole(lines);
    expect(reading.entries.map((read) => [read.title, read.abstract])).toEqual([
      ['Ranks together', 'We rest.'],
      ['Half a tit', null],
    ]);
    expect(problemLines(reading)).toEqual([5]);
  });

  it('reports a split that is in doubt', () => {
    const reading = readWhole(entry('LGSep 16, 2022', 'Introducing OpenMindWorks, Cy Oh', 'We rest.'));
    expect(problemLines(reading)).toEqual([2]);
  });

  it('trusts names that the caller knows', () => {
    const knownNames = new Set(['MindWorks'].map(foldName));
    const reading = readWhole(entry('LGSep 16, 2022', 'Introducing OpenMindWorks, Cy Oh', 'We rest.'), {
      knownNames,
    });
    expect(reading.entries[0]).toMatchObject({
      title: 'Introducing Open',
      byline: { names: ['MindWorks', 'Cy Oh'] },
    });
    expect(reading.problems).toEqual([]);
  });

  it('learns a first author from a byline that has the name between commas', () => {
    const { entries } = readWhole([
      ...entry('LGSep 15, 2022', 'Ranks of the mindNets Ek, Cy Oh', 'We rank.'),
      ...entry('LGSep 16, 2022', 'A comparison of AlgebraNets Ek, Cy Oh', 'We rest.'),
      ...entry('LGSep 17, 2022', 'Ranks togetherCy Oh, Nets Ek', 'We rest.'),
    ]);
    expect(entries.map((read) => read.byline?.names[0])).toEqual(['Nets Ek', 'Nets Ek', 'Cy Oh']);
  });
});

describe('a paper list without categories', () => {
  const TITLES = ['Ranks alone', 'Solving MaxSAT', 'Ranks together, again', 'How Deep Should a Ranker Be?'];
  const read = (byline: string) =>
    readWhole(TITLES.flatMap((title) => entry('May 6, 2022', `${title}${byline}`, 'We rank.')));

  it.each(['Bo Ekström, Cy Oh', 'Émile Roy', 'Anna Ek, Cy Oh, Di Xu et al.', 'Anna Ek, Cy Oh · deepmind'])(
    'is recognised and read, with %s',
    (byline) => {
      const reading = read(byline);
      expect(reading.kind).toBe('PAPER_LIST_PAGE');
      expect(reading.entries.map((one) => [one.title, one.topicLabels, one.abstract])).toEqual(
        TITLES.map((title) => [title, [], 'We rank.']),
      );
      expect(reading.problems).toEqual([]);
    },
  );

  it('may have an entry of which nothing tells a byline', () => {
    const { entries } = readWhole([
      ...entry('May 6, 2022', 'Ranks aloneBo Ek, Cy Oh', 'We rank.'),
      ...entry('May 7, 2022', 'Ranks of all the rest', 'We rank.'),
      ...entry('May 8, 2022', 'Ranks togetherBo Ek, Cy Oh', 'We rank.'),
    ]);
    expect(entries.map((one) => one.title)).toEqual([
      'Ranks alone',
      'Ranks of all the rest',
      'Ranks together',
    ]);
  });
});

describe('a byline that is hidden in its title', () => {
  it('is found by a known name at its end, and reported', () => {
    const reading = readWhole([
      ...entry('LGSep 15, 2022', 'Notes on the ranksCy Oh, Bo Ek', 'We rank.'),
      ...entry('LGSep 16, 2022', 'Notes on the treesDi Xu, Bo Ek', 'We grow.'),
      ...entry('LGSep 17, 2022', 'Policies for a world in fluxde la Rosa Ortiz, Bo Ek', 'We rest.'),
    ]);
    expect(reading.entries[2]).toMatchObject({
      title: 'Policies for a world in flux',
      byline: { names: ['de la Rosa Ortiz', 'Bo Ek'] },
    });
    expect(problemLines(reading)).toEqual([8]);
  });

  it.each([
    'Policies for a world in fluxde la Rosa Ortiz, Bo Ek',
    'Policies for a world in fluxde la Rosa Ortiz',
    'Policies for a world in fluxdanah boyd, bell hooks',
    'Policies for a world in fluxBOB, Bo Ek et al.',
  ])('is reported where nothing else is known: %s', (glued) => {
    expect(problemLines(readWhole(entry('LGSep 17, 2022', glued, 'We rest.')))).toEqual([2]);
  });
});

describe('the owner of a paper list', () => {
  const list = (...bylines: string[]) =>
    readWhole(
      bylines.flatMap((byline) => entry('LGSep 15, 2022', `Notes on the ranks${byline}`, 'We rank.')),
    );

  it('is the only person on every complete byline', () => {
    const reading = list('Bo Ek, Ann Lee', 'Ann Lee, Cy Oh', 'Di Xu, Ed Ito, Flo Ray et al.');
    expect(reading.owner).toEqual({ name: 'Ann Lee', inferred: true });
  });

  it('is found across spellings, and shown in the most frequent one', () => {
    expect(list('Bo Ek, André Lee', 'Andre Lee, Cy Oh', 'Di Xu, André Lee').owner?.name).toBe('André Lee');
  });

  it('is found by an initial or without a middle name, and shown in the fullest spelling', () => {
    const nine = Array.from({ length: 9 }, () => 'Bo Ek, Angelika Steger');
    expect(list(...nine, 'Cy Oh, A. Steger').owner?.name).toBe('Angelika Steger');
    expect(list('Cy Oh, A. Steger', ...nine).owner?.name).toBe('Angelika Steger');
    expect(list('Cy Oh, A. Steger', ...nine, 'Di Xu, Angelika K. Steger').owner?.name).toBe(
      'Angelika K. Steger',
    );
    expect(list('Cy Oh, Johannes von Berg', 'Di Xu, J. von Berg').owner?.name).toBe('Johannes von Berg');
  });

  it('is unknown where an initial could be of two persons', () => {
    expect(
      list('Bo Ek, Angelika Steger', 'Cy Oh, A. Steger', 'Anna Steger, Di Xu, Bo Ek et al.').owner,
    ).toBeNull();
    expect(
      list('Bo Ek, Angelika Steger', 'Cy Oh, Angelika Steger, A. Steger', 'A. Steger, Di Xu').owner,
    ).toBeNull();
  });

  it('is unknown where family names alone agree', () => {
    expect(list('Bo Ek, Angelika Steger', 'Cy Oh, Boris Steger').owner).toBeNull();
  });

  it('is unknown where one complete byline is all there is', () => {
    expect(list('Bo Ek, Ann Lee', 'Di Xu, Ed Ito, Ann Lee et al.').owner).toBeNull();
  });

  it('is unknown where two persons are on every complete byline', () => {
    expect(list('Bo Ek, Ann Lee', 'Ann Lee, Bo Ek').owner).toBeNull();
  });

  it('is unknown where nobody is', () => {
    expect(list('Bo Ek, Ann Lee', 'Cy Oh, Di Xu').owner).toBeNull();
  });

  it('is the one that the caller states', () => {
    const reading = readWhole(entry('LGSep 15, 2022', 'Notes on the ranksBo Ek', 'We rank.'), {
      owner: 'Ann Lee',
    });
    expect(reading.owner).toEqual({ name: 'Ann Lee', inferred: false });
  });
});

describe('the year of a date without one', () => {
  const dates = (heads: string[], hints?: { crawledIn: number }) =>
    readWhole(
      heads.flatMap((head) => entry(head, 'Notes on the ranksBo Ek, Cy Oh', 'We rank.')),
      hints,
    );

  it('is the one after the newest that the page prints', () => {
    const { entries } = dates(['LGSep 15, 2019', 'LGDec 20, 2021', 'LGJan 30', 'LGOct 1, 2020']);
    expect(entries.map((read) => [read.publishedOn, read.yearInferred])).toEqual([
      ['2019-09-15', false],
      ['2021-12-20', false],
      ['2022-01-30', true],
      ['2020-10-01', false],
    ]);
  });

  it('is the one in which the caller says that the page was saved', () => {
    expect(dates(['LGSep 15, 2019', 'LGJan 30'], { crawledIn: 2024 }).entries[1]?.publishedOn).toBe(
      '2024-01-30',
    );
  });

  it('stays unknown where the page prints none, which is one problem', () => {
    const reading = dates(['LGSep 15', 'LGJan 30']);
    expect(reading.entries.map((read) => [read.dateAsPrinted, read.publishedOn, read.yearInferred])).toEqual([
      ['Sep 15', null, false],
      ['Jan 30', null, false],
    ]);
    expect(problemLines(reading)).toEqual([1]);
  });

  it('makes Feb 29 a day of a leap year only', () => {
    expect(dates(['LGMar 1, 2023', 'LGFeb 29']).entries[1]?.publishedOn).toBe('2024-02-29');
    const common = dates(['LGMar 1, 2022', 'LGFeb 29']);
    expect(common.entries[1]?.publishedOn).toBeNull();
    expect(problemLines(common)).toEqual([4]);
  });
});
