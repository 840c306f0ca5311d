import { inTurns, many, refused } from '../clients/cases.js';
import type { Attack } from '../row.js';

const CASES = [
  refused(
    '1,000 aliases of one field',
    `{ ${many(1_000, (n) => `a${n}: papers(first: 1) { totalCount }`)} }`,
  ),
  refused('1,000 short aliases of one field', `{ ${many(600, (n) => `a${n}:__typename`)} }`),
  refused('101 aliases of __typename', `{ ${many(101, (n) => `a${n}: __typename`)} }`),
  refused('3,000 equal fields', `{ ${many(3_000, () => '__typename')} }`),
  refused('1,900 equal fields', `{ ${many(1_900, () => '__typename')} }`),
  refused('60 times 40 inline fragments', `{ ${many(60, () => many(40, () => '...{__typename}'))} }`),
];

export const tooManySelections: Attack = {
  kind: 'attack',
  store: 'seeds',
  limits: { loopMs: 100 },
  async run(stand) {
    const finding = await inTurns(stand, CASES, { seconds: stand.soak ? 60 : 4, clients: 4 });
    return { ...finding, tried: 'aliases, equal fields and inline fragments without end, four clients' };
  },
};
