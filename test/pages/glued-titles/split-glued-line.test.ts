import { bylineEnd } from '../../../src/pages/bylines/byline.js';
import { resolveGluedLines, type ResolvedLine } from '../../../src/pages/glued-titles/resolve-glued-lines.js';
import { foldName } from '../../../src/text/fold.js';
import { glue, gluedPair, type GluedPair } from './glued-pairs.js';

const PAIRS = Array.from({ length: 400 }, (_, index) => gluedPair(index));

const resolve = (pairs: readonly GluedPair[], abstract: (pair: GluedPair) => string | null) =>
  resolveGluedLines(pairs.map((pair) => ({ ...bylineEnd(glue(pair)), abstract: abstract(pair) })));

const split = (line: string, abstract: string | null = null, known: string[] = []) => {
  const [result] = resolveGluedLines([{ ...bylineEnd(line), abstract }], new Set(known.map(foldName)));
  return result && [result.title, result.names[0]];
};

function tally(pairs: readonly GluedPair[], results: readonly ResolvedLine[]) {
  const isRight = (result: ResolvedLine, index: number) =>
    result.title === pairs[index]?.title && result.names.join('|') === pairs[index].names.join('|');
  const wrong = results.filter((result, index) => !isRight(result, index));
  return {
    wrong: wrong.map((result) => `${result.title} | ${result.names.join(', ')}`),
    unreported: wrong.filter((result) => !result.doubtful).length,
    doubtful: results.filter((result) => result.doubtful).length,
  };
}

describe('splitting 400 glued lines', () => {
  const inTwenties = (abstract: (pair: GluedPair) => string | null) =>
    Array.from({ length: 20 }, (_, page) => resolve(PAIRS.slice(page * 20, page * 20 + 20), abstract)).flat();

  it('is right for all on pages whose abstracts speak of their titles', () => {
    const { wrong, doubtful } = tally(
      PAIRS,
      inTwenties((pair) => `We present ${pair.title}. It works.`),
    );
    expect(wrong).toEqual([]);
    expect(doubtful).toBeLessThanOrEqual(2);
  });

  it('is right for 99 of 100 on pages whose abstracts do not, and reports the others', () => {
    const { wrong, unreported, doubtful } = tally(
      PAIRS,
      inTwenties(() => 'We present a method, and it works.'),
    );
    expect(wrong.length).toBeLessThanOrEqual(4);
    expect(unreported).toBe(0);
    expect(doubtful).toBeLessThanOrEqual(12);
  });

  it('is right for 99 of 100 one by one without an abstract, and reports the others', () => {
    const { wrong, unreported, doubtful } = tally(
      PAIRS,
      PAIRS.flatMap((pair) => resolve([pair], () => null)),
    );
    expect(wrong.length).toBeLessThanOrEqual(4);
    expect(unreported).toBe(0);
    expect(doubtful).toBeLessThanOrEqual(12);
  });
});

describe('a glued line', () => {
  it.each([
    ['Sorting with GPT-4Ann Lindqvist, Bo Oh, Di Xu et al.', 'Sorting with GPT-4', 'Ann Lindqvist'],
    [
      'Ranked Play in StarCraft IIOyelaran Wu, Bo Oh, Di Xu et al.',
      'Ranked Play in StarCraft II',
      'Oyelaran Wu',
    ],
    ['Probing with BERTJakob Żak', 'Probing with BERT', 'Jakob Żak'],
    ['What Is Sorting?Ann Lee', 'What Is Sorting?', 'Ann Lee'],
    ['Large Rankers (LRs)Jane Okafor, Bo Ek', 'Large Rankers (LRs)', 'Jane Okafor'],
    ['A Bound on $k$Émile Roy', 'A Bound on $k$', 'Émile Roy'],
    ['Bounds for RLJ. Zita Okafor, Bo Ek', 'Bounds for RL', 'J. Zita Okafor'],
    ['Bounds for RLS. M. Ali Haddad, Bo Ek', 'Bounds for RL', 'S. M. Ali Haddad'],
    ['Learning to seevan der Linde Ludwig, Bo Ek', 'Learning to see', 'van der Linde Ludwig', 'We see.'],
    ['Sorting by McKinley ScoresTom McBride, Conor O’Dowd', 'Sorting by McKinley Scores', 'Tom McBride'],
    ['Sorting listsAnn Lee, Jr., Bo Ek', 'Sorting lists', 'Ann Lee, Jr.'],
    ['Sorting listsChengXiang Xu, Bo Ek', 'Sorting lists', 'ChengXiang Xu', 'We sort lists.'],
    [
      'Isotonic Regression in 3DY-Anh Al-Najjar, Bo Ek',
      'Isotonic Regression in 3D',
      'Y-Anh Al-Najjar',
      'In 3 ways.',
    ],
    ['Antennas for 5GÓ Briain Ek, Bo Ek', 'Antennas for 5G', 'Ó Briain Ek'],
    ['Reasoning with R1Ann Lee, Bo Ek', 'Reasoning with R1', 'Ann Lee'],
    ['Images in 2DAnn Lee, Bo Ek', 'Images in 2D', 'Ann Lee'],
    ['A Closer Look at GPT-4D. Lee, Bo Ek', 'A Closer Look at GPT-4', 'D. Lee'],
  ])('%s is split behind the title', (line, title, first, abstract = '') => {
    expect(split(line, abstract)).toEqual([title, first]);
  });

  it('is not split within a word that the abstract prints', () => {
    expect(split('Planning with DeepMind ControlAnn Lee', 'We plan with DeepMind Control.')).toEqual([
      'Planning with DeepMind Control',
      'Ann Lee',
    ]);
  });

  it('is split before a name that is known', () => {
    expect(split('Notes on OpenNets Ek, Bo Oh', null, ['Nets Ek'])).toEqual(['Notes on Open', 'Nets Ek']);
  });

  it('is in doubt where digits and capitals meet a lone capital, unless names decide', () => {
    const doubt = (line: string, known: string[] = []) =>
      resolveGluedLines([{ ...bylineEnd(line), abstract: null }], new Set(known.map(foldName)))[0]?.doubtful;
    expect(doubt('Isotonic Regression in 3QY-Anh Al-Najjar, Bo Ek')).toBe(true);
    expect(doubt('Isotonic Regression in 3QY-Anh Al-Najjar, Bo Ek', ['Y-Anh Al-Najjar'])).toBe(false);
  });

  it('is all title where nothing in it resembles a name', () => {
    const [result] = resolveGluedLines([
      { body: 'Solving MaxSAT with trees, forests and gardens', truncated: false, abstract: null },
    ]);
    expect(result).toMatchObject({
      title: 'Solving MaxSAT with trees, forests and gardens',
      names: [],
      doubtful: false,
    });
  });
});
