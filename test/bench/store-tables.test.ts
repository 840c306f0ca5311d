import { storeTables } from '../../bench/store-tables.js';
import { createTestDatabase } from '../support/test-database.js';

it('names the tables of the store behind those that they refer to, those of imports left out', async () => {
  const database = await createTestDatabase('empty');
  try {
    const tables = await storeTables(database.url);
    const names = tables.map(({ name }) => name);
    const inOrder = (...wanted: string[]) => names.filter((name) => wanted.includes(name));
    expect(inOrder('authors', 'author_names', 'author_spellings')).toEqual([
      'authors',
      'author_names',
      'author_spellings',
    ]);
    expect(names.indexOf('listings')).toBeGreaterThan(names.indexOf('papers'));
    expect(names.indexOf('listings')).toBeGreaterThan(names.indexOf('sources'));
    expect(inOrder('import_checkpoints', 'unmatched_authors', 'deferred_indexes', 'migrations')).toEqual([]);
    expect(tables.find(({ name }) => name === 'paper_words')?.columns).toEqual([
      'paper_id',
      'sort_date',
      'text_search',
    ]);
  } finally {
    await database.drop();
  }
});
