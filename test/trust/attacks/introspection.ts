import { getIntrospectionQuery } from 'graphql';
import { answered, inTurns, many, refused } from '../clients/cases.js';
import type { Attack } from '../row.js';

const circular = (levels: number) =>
  `{ __schema { types ${many(levels, () => '{ fields { type')} { name } ${'} }'.repeat(levels)} } }`;

const CASES = [
  refused('circular introspection', circular(4)),
  refused('circular introspection, deeper', circular(40)),
  answered('the query of tools', getIntrospectionQuery()),
];

export const introspection: Attack = {
  kind: 'attack',
  store: 'seeds',
  async run(stand) {
    const finding = await inTurns(stand, CASES, { seconds: stand.soak ? 60 : 3 });
    return { ...finding, tried: 'introspection in circles, and that of tools' };
  },
};
