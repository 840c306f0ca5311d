import { z } from 'zod';
import { sql } from '../../../src/database/sql.js';
import { createBlocks, collectEvidence } from '../../../src/ingest/persons/blocking.js';
import { unmatchedAuthors } from '../../../src/ingest/persons/unmatched-authors.js';
import { compareNames } from '../../../src/text/compare-names.js';
import { createStaging } from '../../../src/ingest/staging/staging.js';
import { blockMembers } from '../../../src/ingest/staging/tables.js';
import { inTransaction } from '../../../src/ingest/transaction/transaction.js';
import { ARXIV, arxivRecord, importRecords } from '../../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

/** Full, short and abbreviated given names, with and without hyphens; each with every middle and family name. */
const GIVEN = [
  ...['William', 'Bill', 'Billy', 'Will', 'Wilhelm', 'W.', 'Brian', 'B.', 'Bob', 'Robert', 'Rob', 'R.'],
  ...['Jean', 'Jean-Luc', 'J.-L.', 'J.', 'Jeanne', 'Ōno', 'O.', '小明', ''],
];
const MIDDLE = ['', 'Luc', 'L.', 'J.'];
const FAMILY = ['Smith', 'van der Berg', 'Müller-Lee', 'Lee', 'Jones'];
/** A family whose given names nobody abbreviates: only short forms may stand for others. */
const UNABBREVIATED = 'Jones';

const NAME = z.object({ authorId: z.string(), nameKey: z.string(), familyKey: z.string() });
type Name = z.infer<typeof NAME>;

const NAMES = sql`
  select author_id::text as "authorId", name_key as "nameKey", family_key as "familyKey"
  from author_names order by author_id`;

/** Everybody known by a name, and the pairs of authors who share a block. */
async function findBlocks(): Promise<{ names: Name[]; together: Set<string> }> {
  return inTransaction(database.dataSource, async (transaction) => {
    await createStaging(transaction);
    await createBlocks(transaction);
    await collectEvidence(transaction, unmatchedAuthors);
    const pairs = await transaction.rows(
      'blocks',
      sql`
        select distinct a.author_id || ' ' || b.author_id as pair
        from ${blockMembers} a join ${blockMembers} b on b.block = a.block and b.author_id > a.author_id`,
      z.object({ pair: z.string() }),
    );
    const names = await transaction.rows('names', NAMES, NAME);
    return { names, together: new Set(pairs.map(({ pair }) => pair)) };
  });
}

it('puts two persons whose names can be one person’s in a block, and few others', async () => {
  const names = FAMILY.flatMap((family) =>
    GIVEN.filter((given) => family !== UNABBREVIATED || /^[^.]+$/.test(given)).flatMap((given) =>
      MIDDLE.map((middle) => [given, middle, family].filter((part) => part !== '').join(' ')),
    ),
  );
  const records = names.map((name, place) =>
    arxivRecord(`2101.${10_000 + place}`, `On Part ${place}`, [name]),
  );
  await importRecords(database.dataSource, ARXIV, records);
  const found = await findBlocks();
  const comparable: string[] = [];
  found.names.forEach((one, place) => {
    for (const other of found.names.slice(place + 1)) {
      if (compareNames(one, other) !== 'different') comparable.push(`${one.authorId} ${other.authorId}`);
    }
  });
  expect(found.names.length).toBeGreaterThan(250);
  expect(comparable.length).toBeGreaterThan(500);
  expect(comparable.filter((pair) => !found.together.has(pair))).toEqual([]);
  const all = (found.names.length * (found.names.length - 1)) / 2;
  expect(found.together.size).toBeLessThan(all / 5);
});
