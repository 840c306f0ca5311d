import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFormat } from '../../src/formats/all-formats.js';
import { AWKWARD_RECORDS } from '../support/awkward-records.js';
import { exportText } from '../support/export-text.js';
import { importHere } from '../support/import-here.js';
import { emptyStore } from '../support/import-records.js';
import { loadRecords } from '../support/load-records.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let exported: TestDatabase;
let imported: TestDatabase;
let folder: string;
beforeAll(async () => {
  exported = await createTestDatabase('seeded');
  await loadRecords(exported.dataSource, 'awkward.jsonl', AWKWARD_RECORDS);
  imported = await createTestDatabase('empty');
  folder = makeScratchFolder();
});
afterEach(() => emptyStore(imported.dataSource));
afterAll(async () => {
  removeScratchFolder(folder);
  await exported.drop();
  await imported.drop();
});

interface Paper {
  title: string;
  names: string[];
  date: string | null;
  identifiers: string[];
  pages: string | null;
}

/** Names are those of the byline, and whoever else is known. */
async function papersOf({ dataSource }: TestDatabase): Promise<Paper[]> {
  return dataSource.query<Paper[]>(`
    select title, coalesce(published_on::text, published_in) as date, pages,
      array(select scheme || ':' || value from paper_identifiers i
        where i.paper_id = p.id and scheme in ('DOI', 'ARXIV') order by 1) as identifiers,
      array(select coalesce(s.name_as_printed, a.name) from authorships s join authors a on a.id = s.author_id
        where s.paper_id = p.id order by s.position nulls last, a.id) as names
    from papers p order by title, 2`);
}

it.each(['bibtex', 'ris', 'csl'] as const)(
  'comes back from %s with title, names, date, identifiers and pages',
  async (format) => {
    const file = join(folder, `papers.${format}`);
    writeFileSync(file, await exportText(exported.dataSource, { format }));
    const { summary } = importHere(imported, [file], { format: findFormat(format) ?? undefined });
    const { files } = await summary;
    expect(files[0]?.counts.rejected).toBe(0);
    const [before, after] = [await papersOf(exported), await papersOf(imported)];
    expect(after.map(({ title }) => title)).toEqual(before.map(({ title }) => title));
    for (const [place, paper] of after.entries()) expect(paper).toEqual(before[place]);
  },
);
