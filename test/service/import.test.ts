import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arxivLine, manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { type Child, killChildren, startChild } from '../support/child-process.js';
import { startImport } from '../support/import-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { storeChecksum } from '../support/store-checksum.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let scratch: string;
let database: TestDatabase;

beforeEach(async () => {
  scratch = makeScratchFolder();
  database = await createTestDatabase('empty');
});

afterEach(async () => {
  await killChildren();
  await database.drop();
  removeScratchFolder(scratch);
});

describe('papergraph import', () => {
  it('prints what came of it, then that nothing has changed', async () => {
    const file = writeLines(scratch, 'papers.jsonl', [arxivLine(1), '{', arxivLine(2)]);
    const first = run('arxiv', file);
    expect(await first.ended).toBe('exit 0');
    expect(first.output()).toContain(
      `${file}: 2 new, 0 changed, 0 unchanged, 1 rejected (see papers.jsonl.rejects.jsonl)\n2 new papers, 0 persons merged`,
    );
    expect(readFileSync(join(scratch, 'papers.jsonl.rejects.jsonl'), 'utf8')).toContain('"line":2');
    const second = run('arxiv', file, '--batch-size', '1');
    expect(await second.ended).toBe('exit 0');
    expect(second.output()).toContain(`${file}: 0 new, 0 changed, 2 unchanged, 1 rejected`);
    expect(second.output()).toMatch(/^Nothing has changed\.$/m);
  });

  it('ends with 1 and one sentence where the file is at fault, without a stack', async () => {
    const good = writeLines(scratch, 'papers.jsonl', [arxivLine(1), '{', arxivLine(2)]);
    const html = writeLines(scratch, 'page.html', ['<!doctype html>']);
    const gzip = writeLines(scratch, 'papers.jsonl.gz', manyArxivLines(500));
    writeFileSync(gzip, readFileSync(gzip).subarray(0, 60_000));
    const faults: [string[], string][] = [
      [
        ['arxiv', good, '--max-rejects', '0'],
        `${good}: more than 0 records are rejected, so the import stops before line 2`,
      ],
      [['arxiv', html], 'is an HTML page'],
      [['arxiv', gzip], 'is a damaged gzip file: it ends in the middle'],
      [['arxiv', join(scratch, 'nothing.jsonl')], 'does not exist'],
      [['arxiv', good, '--max-rejects', '0', '--dry-run'], 'more than 0 records are rejected'],
      [
        ['arxiv', good, '--rejects', join(scratch, 'none', 'rejects')],
        'Rejected records cannot be written: ',
      ],
      [['papergraph', good, '--dry-run'], 'Expected one file, and no dry run'],
      [['pages', good, '--dry-run'], 'Expected no dry run'],
      [['arxiv', good, '--batch-size', '0'], 'expected a whole number of 1 or more'],
      [['arxiv', good, '--max-rejects', 'many'], 'expected a whole number of 0 or more'],
      [['endnote', good], 'Expected one of the formats arxiv, openalex, huggingface, '],
      [['bibtex', good], 'Expected entries of BibTeX or BibLaTeX, but the file holds records of arXiv'],
    ];
    for (const [args, message] of faults) {
      const child = run(...args);
      expect([args, await child.ended, child.output()]).toEqual([
        args,
        'exit 1',
        expect.stringContaining(message),
      ]);
      expect(child.output()).not.toMatch(/^\s+at /m);
      expect(child.output()).not.toContain('"level"');
    }
  });

  it('names a file that is none, imports the others and ends with 1', async () => {
    const good = writeLines(scratch, 'papers.jsonl', [arxivLine(1)]);
    const html = writeLines(scratch, 'page.html', ['<!doctype html>']);
    const child = run('arxiv', html, join(scratch, 'nothing.jsonl'), good);
    expect(await child.ended).toBe('exit 1');
    expect(child.output()).toContain(`${good}: 1 new, 0 changed`);
    expect(child.output()).toMatch(/page\.html: Expected records of arXiv.* is an HTML page\.$/m);
    expect(child.output()).toMatch(/nothing\.jsonl does not exist$/m);
  });

  it('reads several arrays in one file, and a day on which nothing was listed', async () => {
    const day = (...numbers: number[]) => JSON.stringify(numbers.map(dailyPaper));
    const days = writeLines(scratch, 'days.json', [day(1, 2), day(), day(3)]);
    const none = writeLines(scratch, 'none.json', [day()]);
    const child = run('huggingface', days, none);
    expect([await child.ended, child.output()]).toEqual([
      'exit 0',
      expect.stringContaining(`${days}: 3 new, 0 changed, 0 unchanged, 0 rejected\n${none}: 0 new`),
    ]);
  });

  it.each(['papers.jsonl', 'papers.jsonl.gz'])('reads standard input: %s', async (name) => {
    const lines = manyArxivLines(300);
    const input = writeLines(scratch, name, [...lines, '{']);
    const piped = startImport(['arxiv', '-'], { on: database, folder: scratch, input });
    expect([await piped.ended, piped.output()]).toEqual([
      'exit 0',
      expect.stringContaining(
        'standard input: 300 new, 0 changed, 0 unchanged, 1 rejected (see stdin.rejects.jsonl)',
      ),
    ]);
    const other = await createTestDatabase('empty');
    const plain = writeLines(scratch, 'plain.jsonl', [...lines, '{']);
    await startImport(['arxiv', plain], { on: other, folder: scratch }).ended;
    expect(await storeChecksum(database.dataSource)).toEqual(await storeChecksum(other.dataSource));
    await other.drop();
  });

  it('goes on with standard input where it was stopped, and tells of --restart where it is another one', async () => {
    const lines = [...manyArxivLines(20), '{', arxivLine(1)];
    const input = writeLines(scratch, 'one.jsonl', lines);
    const from = (file: string, ...args: string[]) =>
      startImport(['arxiv', '-', ...args], { on: database, folder: scratch, input: file });
    expect(await from(input, '--max-rejects', '0').ended).toBe('exit 1');
    const other = from(writeLines(scratch, 'other.jsonl', manyArxivLines(50, 2)));
    expect([await other.ended, other.output()]).toEqual([
      'exit 1',
      expect.stringContaining(
        'is another one than that whose import was stopped. Give --restart to begin anew.',
      ),
    ]);
    const same = from(input);
    expect([await same.ended, same.output()]).toEqual([
      'exit 0',
      expect.stringContaining('standard input: 21 new, 0 changed, 0 unchanged, 1 rejected'),
    ]);
  });

  it('shows a bar on a terminal, with speed and time left within its width', async () => {
    const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(1_500));
    const cli = [
      process.execPath,
      join(process.cwd(), 'dist/src/cli.js'),
      'import',
      'arxiv',
      file,
      '--batch-size 250',
    ];
    const shell = `stty cols 80; exec ${cli.join(' ')}`;
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      SEEDS_DIR: join(process.cwd(), 'seeds'),
    };
    const child = startChild('script', ['-qec', shell, '/dev/null'], { cwd: scratch, env });
    expect(await child.ended).toBe('exit 0');
    const bars =
      child.output().match(/papers\.jsonl █+░* \d+ % [\d,]+ records, [\d,]+\/s, \d+ s left/g) ?? [];
    expect(bars).not.toEqual([]);
    expect(bars.filter(({ length }) => length > 80)).toEqual([]);
  });

  it('imports pages, refuses what is none with 1, and loads the others', async () => {
    const [page = '', other = ''] = ['000_badbc82356285bca.txt', '003_3e59003a9a0e6f39.txt'].map((name) =>
      join(process.cwd(), 'seeds', name),
    );
    const letter = writeLines(scratch, 'letter.txt', ['Dear all,', 'this is a letter.']);
    const first = run('pages', page, letter);
    expect(await first.ended).toBe('exit 1');
    expect(first.output()).toMatch(/^letter\.txt, line 1: expected .+$/m);
    expect(first.output()).toContain('1 page loaded, 0 unchanged, 1 refused');
    const piped = startImport(['pages', '-'], { on: database, folder: scratch, input: other });
    expect([await piped.ended, piped.output()]).toEqual(['exit 0', expect.stringContaining('1 page loaded')]);
    const again = startImport(['pages', '-', page], { on: database, folder: scratch, input: other });
    expect([await again.ended, again.output()]).toEqual([
      'exit 0',
      expect.stringContaining('0 pages loaded, 2 unchanged, 0 refused'),
    ]);
  });
});

function dailyPaper(number: number) {
  const at = '2024-01-05T10:00:00.000Z';
  const authors = [{ name: 'Mara Lind', hidden: false }];
  const paper = { id: `2401.0000${number}`, title: `Moss ${number}`, authors, publishedAt: at };
  return { paper, title: paper.title, publishedAt: at };
}

function run(...args: string[]): Child {
  return startImport(args, { on: database, folder: scratch });
}
