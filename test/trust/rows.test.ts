import { existsSync } from 'node:fs';
import { ROWS } from './rows.js';

it('has every promise, each proved or said to be unproved', () => {
  const numbers = [...new Set(ROWS.map((row) => row.number))];
  expect(numbers).toEqual(Array.from({ length: 32 }, (_none, index) => index + 1));
});

it('names test files that are there', () => {
  const files = ROWS.flatMap(({ proof }) => (proof.kind === 'tests' ? proof.files : []));
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
