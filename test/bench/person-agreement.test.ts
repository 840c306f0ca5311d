import { agreementOf } from '../../bench/person-agreement.js';

it('counts pairs, and the part of each thing’s group that belongs to it', () => {
  const { pairs, bCubed } = agreementOf(['a', 'a', 'a', 'b'], ['x', 'x', 'y', 'y']);
  expect(pairs.precision).toBeCloseTo(1 / 2);
  expect(pairs.recall).toBeCloseTo(1 / 3);
  expect(pairs.f1).toBeCloseTo(0.4);
  expect(bCubed.precision).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4);
  expect(bCubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
});

it('finds no mistake where nothing was to be found', () => {
  expect(agreementOf(['a', 'b'], ['x', 'y'])).toEqual({
    pairs: { precision: 1, recall: 1, f1: 1 },
    bCubed: { precision: 1, recall: 1, f1: 1 },
  });
});
