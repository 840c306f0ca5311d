import { Tally } from '../src/tally.js';

it('counts by key, forgets keys that count nothing, and none that counts', () => {
  const tally = new Tally();
  for (let key = 0; key < 5_000; key += 1) {
    tally.add(`passing ${key}`, 1);
    tally.add(`passing ${key}`, -1);
    if (key % 5 === 0) tally.add(`staying ${key}`, 2);
  }
  expect(tally.of('staying 0')).toBe(2);
  expect(tally.of('staying 4995')).toBe(2);
  expect(tally.of('passing 1')).toBe(0);
  expect(tally.size).toBeLessThan(3_000);
});
