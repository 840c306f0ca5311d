import { deriveUnderivedNames } from '../../../src/ingest/derive-underived-names.js';
import { listMerges } from '../../../src/ingest/persons/list-merges.js';
import { restoreStore } from '../../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../../src/source-kinds.js';
import { addAgedNames } from '../../support/aged-names.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { exportText, textLines } from '../../support/export-text.js';
import { OPENALEX, importWhole, openAlexRecord } from '../../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeEach(async () => (database = await createTestDatabase('empty')));
afterEach(() => database.drop());

const work = (number: number, ...names: string[]) =>
  openAlexRecord(
    `W${number}`,
    `On Rivers, part ${number}`,
    names.map((name) => [name]),
  );

const run = (statement: string) => database.dataSource.query(statement);

const FORGET = `delete from derivations where name = 'name keys'`;

/** The store as a former version has left it behind: names known by what is printed, family names guessed after folding. */
async function age(): Promise<void> {
  await run(`update author_names set name_key = 'ek, bo', family_key = 'bo' where name_key = 'bo ek'`);
  await run(`update author_names set family_key = 'e fisk' where name_key = 'norbert e fisk'`);
  await run(`update author_spellings set family_key = null, shown = null`);
  await run(`update authors set family_key = ''`);
  await run(FORGET);
}

const derive = async () => {
  let reports = 0;
  await deriveUnderivedNames(database.dataSource, () => (reports += 1));
  return reports;
};

it('reads the names of a store anew that a migration has left to it, once', async () => {
  await importWhole(database.dataSource, OPENALEX, [work(1, 'Ek, Bo', 'Norbert E. Fisk', 'Jo von Au')]);
  const before = await exportText(database.dataSource, { format: 'ndjson' });
  await age();
  expect(await derive()).toBe(1);
  await checkInvariants(database.dataSource);
  expect(await exportText(database.dataSource, { format: 'ndjson' })).toBe(before);
  expect(await derive()).toBe(0);
});

it('reads names anew that the version before has read otherwise', async () => {
  await importWhole(database.dataSource, OPENALEX, [work(1, '남궁서준', 'Ann Lee')]);
  const before = await exportText(database.dataSource, { format: 'ndjson' });
  const former = `name_key = '남궁서준', family_key = '남궁서준', given_initials = '{}'`;
  await run(`update author_names set ${former} where name_key = '남궁 서준'`);
  await run(`update authors set family_key = '남궁서준' where name = '남궁서준'`);
  await run(`update derivations set version = version - 1 where name = 'name keys'`);
  expect(await derive()).toBe(1);
  await checkInvariants(database.dataSource);
  expect(await exportText(database.dataSource, { format: 'ndjson' })).toBe(before);
});

it('takes names apart that were one, and makes two that are one now one person, who keeps both addresses', async () => {
  await addAgedNames(database.dataSource);
  expect(await derive()).toBe(1);
  await checkInvariants(database.dataSource);
  const rows = await database.dataSource.query<{ name: string; papers: number; former: string | null }[]>(`
    select name, paper_count as papers,
      (select string_agg(s.slug, ' ') from author_slugs s where s.author_id = a.id) as former
    from authors a order by name`);
  expect(rows).toEqual([
    { name: 'Bo Ek', papers: 1, former: null },
    { name: 'Bo Elm', papers: 1, former: null },
    { name: 'Jo Ash', papers: 2, former: 'joe-ash' },
  ]);
});

it('decides anew who is who where a family name was read wrongly', async () => {
  await importWhole(database.dataSource, OPENALEX, [
    work(1, 'Norbert E. Fisk', 'Ann Lee'),
    work(2, 'Norbert L. Fisk', 'Ann Lee'),
  ]);
  await run(`update author_names set family_key = 'e fisk' where name_key = 'norbert e fisk'`);
  await run(FORGET);
  await importWhole(database.dataSource, OPENALEX, [work(3, 'Norbert Fisk', 'Ann Lee')]);
  const merged = async () => (await listMerges(database.dataSource)).map(({ merged }) => merged.join());
  expect(await merged()).toHaveLength(1);
  await derive();
  await checkInvariants(database.dataSource);
  expect(await merged()).toEqual([]);
});

it('reads anew the names of an export that another version has written', async () => {
  await importWhole(database.dataSource, OPENALEX, [work(1, 'Ek, Bo', 'Ann Lee'), work(2, 'Bo Ek')]);
  const text = await exportText(database.dataSource, { format: 'ndjson' });
  const restored = await createTestDatabase('empty');
  const former = text.replace('"nameKey":"ann lee"', '"nameKey":"lee, ann"');
  await restoreStore(restored.dataSource, textLines(former), SOURCE_KIND_NAMES);
  await deriveUnderivedNames(restored.dataSource);
  await checkInvariants(restored.dataSource);
  expect(await exportText(restored.dataSource, { format: 'ndjson' })).toBe(text);
  await restored.drop();
});
