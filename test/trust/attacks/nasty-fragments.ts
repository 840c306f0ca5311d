import { inTurns, many, refused } from '../clients/cases.js';
import type { Attack } from '../row.js';

const doubling = (levels: number) =>
  `{ ...F0 } ${many(levels, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)}
   fragment F${levels} on Query { __typename }`;

const doublingBelowFields = (levels: number) =>
  `{ papers { nodes { ...F0 } } } ${many(levels, (n) => `fragment F${n} on Paper { a: related { paper { ...F${n + 1} } } b: related { paper { ...F${n + 1} } } }`)}
   fragment F${levels} on Paper { title }`;

const namingEachOther = (count: number) =>
  `{ ...F0 } ${many(count, (n) => `fragment F${n} on Query { ...F${(n + 1) % count} ...F${(n + 7) % count} }`)}`;

const CASES = [
  refused('fragments that double, 16 levels', doubling(16)),
  refused('fragments that double, 30 levels', doubling(30)),
  refused('fragments that double below fields', doublingBelowFields(30)),
  refused('a cycle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  refused('200 that name each other', namingEachOther(200)),
];

export const nastyFragments: Attack = {
  kind: 'attack',
  store: 'seeds',
  async run(stand) {
    const finding = await inTurns(stand, CASES, { seconds: stand.soak ? 60 : 3, within: 200 });
    return { ...finding, tried: 'fragments that double 16 and 30 times, go in circles, name each other' };
  },
};
