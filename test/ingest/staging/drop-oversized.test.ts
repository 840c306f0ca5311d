import { withinLimits } from '../../../src/ingest/staging/drop-oversized.js';
import { EMPTY_RECORD } from '../../../src/listing-fields.js';
import type { PageReading, PaperRecord } from '../../../src/record.js';

const LONG = `Ola ${'x'.repeat(10_000)}`;

function reading(record: Partial<PaperRecord>): PageReading {
  return {
    kind: 'PAPER_LIST_PAGE',
    owner: null,
    metrics: null,
    problems: [],
    entries: [{ ...EMPTY_RECORD, title: 'Peat', position: 1, line: 8, ...record }],
  };
}

it('leaves out a name that is too long to be one, says so, and calls the byline cut', () => {
  const { entries, problems } = withinLimits(
    reading({ byline: { names: ['Mara Lind', LONG], truncated: false } }),
  );
  expect(entries[0]?.byline).toEqual({ names: ['Mara Lind'], truncated: true });
  expect(problems).toEqual([
    { line: 8, message: 'Expected names of at most 300 characters; one of 10004 was left out.' },
  ]);
});

it('has no byline left where no name is one', () => {
  expect(
    withinLimits(reading({ byline: { names: [LONG], truncated: false } })).entries[0]?.byline,
  ).toBeNull();
});

it('leaves out institutions and an owner that are too long, and nothing else', () => {
  const given = { ...reading({ institutions: ['oxford', LONG] }), owner: { name: LONG, inferred: false } };
  const { entries, owner } = withinLimits(given);
  expect(entries[0]?.institutions).toEqual(['oxford']);
  expect(owner).toBeNull();
  expect(withinLimits(reading({ byline: { names: ['Mara Lind'], truncated: false } })).problems).toEqual([]);
});
