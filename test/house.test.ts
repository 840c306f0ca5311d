import { execFileSync } from 'node:child_process';

/** The shape of the code, as `npm run house` measures it. */
const figures = execFileSync(process.execPath, ['scripts/house.mjs'], { encoding: 'utf8' });
const figure = (name: string) => Number(new RegExp(`^ *${name} +(\\d+)`, 'm').exec(figures)?.[1]);

it('keeps chains of imports short, and has no circle in them', () => {
  expect(figure('longest chain of imports')).toBeLessThanOrEqual(12);
  expect(figures).toContain('; 0 files stand in circles');
});

it('imports every temporary table that it uses', () => {
  expect(figure('temporary tables')).toBeGreaterThan(30);
  expect(figure('used without an import')).toBe(0);
});

it('names a field in six files at most, a format and a layout in one outside of their folders', () => {
  expect(figure('files that name a plain field')).toBeLessThanOrEqual(6);
  expect(figure('files that name a bulk format')).toBe(1);
  expect(figure('files that name a page layout')).toBe(1);
});
