import { ARXIV_CATEGORIES, topicForLabel } from '../../src/text/arxiv-categories.js';

const codeOf = (label: string) => topicForLabel(label).code;

describe('topicForLabel', () => {
  it.each([
    ['LG', 'cs.LG', 'Machine Learning'],
    ['AI', 'cs.AI', 'Artificial Intelligence'],
    ['CL', 'cs.CL', 'Computation and Language'],
    ['CV', 'cs.CV', 'Computer Vision and Pattern Recognition'],
    ['NE', 'cs.NE', 'Neural and Evolutionary Computing'],
    ['SI', 'cs.SI', 'Social and Information Networks'],
    ['IT', 'cs.IT', 'Information Theory'],
    ['ML', 'stat.ML', 'Machine Learning'],
    ['NC', 'q-bio.NC', 'Neurons and Cognition'],
    ['PR', 'math.PR', 'Probability'],
    ['CO', 'math.CO', 'Combinatorics'],
  ])('finds the archive that the page left out of %s', (label, code, name) => {
    expect(topicForLabel(label)).toEqual({ code, label, name });
  });

  it('takes a full code as it is, also where its bare label means another archive', () => {
    expect(topicForLabel('stat.CO')).toEqual({ code: 'stat.CO', label: 'CO', name: 'Computation' });
    expect(codeOf('astro-ph.CO')).toBe('astro-ph.CO');
    expect(codeOf('q-fin.PR')).toBe('q-fin.PR');
    expect(codeOf('CS.lg')).toBe('cs.LG');
  });

  it('prefers computer science, then statistics, then signal processing, then mathematics', () => {
    expect([codeOf('SY'), codeOf('AP'), codeOf('SP'), codeOf('GN')]).toEqual([
      'cs.SY',
      'stat.AP',
      'eess.SP',
      'math.GN',
    ]);
  });

  it('knows the archives without a dot, in any case', () => {
    expect(topicForLabel('QUANT-PH')).toEqual({
      code: 'quant-ph',
      label: 'quant-ph',
      name: 'Quantum Physics',
    });
    expect([codeOf('hep-th'), codeOf('GR-QC'), codeOf('MATH-PH')]).toEqual(['hep-th', 'gr-qc', 'math-ph']);
  });

  it('knows labels of physics that are words', () => {
    expect([codeOf('MTRL-SCI'), codeOf('optics'), codeOf('dis-nn')]).toEqual([
      'cond-mat.mtrl-sci',
      'physics.optics',
      'cond-mat.dis-nn',
    ]);
  });

  it('makes an unknown label a topic of its own', () => {
    expect(topicForLabel('XQ')).toEqual({ code: 'XQ', label: 'XQ', name: 'XQ' });
    expect(topicForLabel('constructor').code).toBe('constructor');
  });
});

describe('the taxonomy', () => {
  it('has 155 categories with codes of their own and names', () => {
    expect(ARXIV_CATEGORIES).toHaveLength(155);
    expect(new Set(ARXIV_CATEGORIES.map((topic) => topic.code)).size).toBe(155);
    expect(ARXIV_CATEGORIES.every((topic) => topic.name !== '' && topic.code.endsWith(topic.label))).toBe(
      true,
    );
  });

  it('gives every code back for itself', () => {
    for (const topic of ARXIV_CATEGORIES) expect(topicForLabel(topic.code)).toEqual(topic);
  });
});
