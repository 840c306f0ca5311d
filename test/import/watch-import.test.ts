import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchImport } from '../../src/import/watch-import.js';
import type { ImportCounts } from '../../src/ingest/sources/import-checkpoint.js';

const ZERO_COUNTS: ImportCounts = { created: 0, changed: 0, unchanged: 0, rejected: 0, newPapers: 0 };

it('writes elsewhere than on a terminal a line at most so often', () => {
  const { output, written } = fakeOutput(false);
  const watch = watchImport(output, 60_000);
  watch.begin(
    fileOf(1_000, () => 400),
    ZERO_COUNTS,
  );
  for (let created = 1; created < 1_000; created += 1) watch.advance({ ...ZERO_COUNTS, created });
  expect(written()).toBe('');
  watch.tell('This is a first load.');
  watch.end();
  expect(written()).toBe('This is a first load.\n');
});

it('says there how many records, how fast, how many rejected, and how long it will take', async () => {
  const { output, written } = fakeOutput(false);
  const watch = watchImport(output, 0);
  let read = 0;
  watch.begin(
    fileOf(1_000, () => read),
    ZERO_COUNTS,
  );
  await sleep(20);
  read = 400;
  watch.advance({ ...ZERO_COUNTS, created: 1_200, changed: 30, rejected: 4 });
  watch.end();
  expect(written()).toMatch(/^papers\.jsonl: 40 %, 1,234 records, [\d,]+\/s, \d+ s left, 4 rejected\n$/);
});

it('says no share and no time where the size is not known', async () => {
  const { output, written } = fakeOutput(false);
  const watch = watchImport(output, 0);
  watch.begin({ ...fileOf(0, () => 400), size: null }, ZERO_COUNTS);
  await sleep(20);
  watch.advance({ ...ZERO_COUNTS, created: 7 });
  watch.end();
  expect(written()).toMatch(/^papers\.jsonl: 7 records, \d+\/s\n$/);
});

it('does not count as fast what was done before, nor what is passed over', async () => {
  const { output, written } = fakeOutput(false);
  const watch = watchImport(output, 0);
  let read = 0;
  watch.begin(
    fileOf(1_000_000, () => read),
    { ...ZERO_COUNTS, created: 900_000 },
  );
  await sleep(20);
  read = 900_000;
  watch.advance({ ...ZERO_COUNTS, created: 900_001 });
  expect(written()).toBe('papers.jsonl: 90 %, 900,001 records\n');
  await sleep(50);
  read = 900_010;
  watch.advance({ ...ZERO_COUNTS, created: 900_002 });
  watch.end();
  const [, second = ''] = written().split('\n');
  // One record and ten bytes in fifty milliseconds or more: 20 a second at most, 499 seconds left or more.
  const [, speed, left] = /records, (\d+)\/s, (\d+) (?:min|h|s) left$/.exec(second) ?? [];
  expect(Number(speed)).toBeLessThanOrEqual(20);
  expect([second, Number(left) >= 8]).toEqual([second, true]);
});

it('shows on a terminal a bar with the speed and the time that is left, and sentences above it', async () => {
  const { output, written } = fakeOutput(true);
  const watch = watchImport(output);
  let read = 0;
  watch.begin(
    fileOf(1_000, () => read),
    ZERO_COUNTS,
  );
  await sleep(20);
  read = 500;
  watch.advance({ ...ZERO_COUNTS, created: 500 });
  watch.tell('This is a first load.');
  watch.end();
  expect(written()).toContain('\r\u001B[KThis is a first load.\n');
  expect(written()).toMatch(/papers\.jsonl █+░+ 50 % 500 records, [\d,]+\/s, \d+ s left/);
});

function fileOf(size: number, bytesRead: () => number) {
  return { name: 'papers.jsonl', size, bytesRead };
}

function fakeOutput(isTTY: boolean): { output: NodeJS.WriteStream; written: () => string } {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += String(chunk)));
  const output = Object.assign(stream, {
    isTTY,
    columns: 100,
    rows: 24,
    cursorTo: () => true,
    clearLine: () => true,
  });
  return { output: output as unknown as NodeJS.WriteStream, written: () => text };
}
