import { type BlockPair, evidentPairs } from '../../../src/ingest/persons/candidate-pairs.js';
import { choosePairs } from '../../../src/ingest/persons/match-persons.js';
import { nameKeys } from '../../../src/text/names/name-keys.js';

const pair = (
  one: string,
  other: string,
  sharedCoauthors: number,
  names: [string[], string[]],
): BlockPair => ({
  one,
  other,
  oneNames: names[0].map((name) => nameKeys(name)),
  otherNames: names[1].map((name) => nameKeys(name)),
  sharedCoauthors,
  samePaper: false,
});

it('takes one shared co-author for a middle name, two for a short form', () => {
  const candidates = evidentPairs([
    pair('1', '2', 1, [['mara lind'], ['mara k lind']]),
    pair('3', '4', 1, [['tom hart'], ['thomas hart']]),
    pair('5', '6', 2, [['t hale'], ['thea hale']]),
  ]);
  const chosen = choosePairs(candidates, ['full', 'short']);
  expect(chosen.map(({ one, other, relation }) => [one, other, relation])).toEqual([
    ['1', '2', 'full'],
    ['5', '6', 'short'],
  ]);
});

it('merges none where two candidates are left', () => {
  const candidates = evidentPairs([
    pair('1', '2', 3, [['j lind'], ['john lind']]),
    pair('1', '3', 3, [['j lind'], ['james lind']]),
  ]);
  expect(choosePairs(candidates, ['full', 'short'])).toEqual([]);
});

it('lets one name that contradicts outweigh others that agree', () => {
  expect(evidentPairs([pair('1', '2', 5, [['mara lind', 'mara k lind'], ['mara j lind']])])).toEqual([]);
});
