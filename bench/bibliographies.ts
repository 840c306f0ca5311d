/**
 * Whether real bibliographies come in as they are: imports every file of `FOLDER/files`, each format into a store of its own,
 * and compares every entry that is exported with an independent reading, `FOLDER/truth/NAME.truth.json`. Prints how many
 * entries are lost, with and without a word, how many names and DOIs are right, which children have a DOI that is not their
 * own, and the differences.
 *
 * npm run bench:bibliographies -- FOLDER [DIFFERENCES]
 *
 * DIFFERENCES are shown of each field (20). On a PostgreSQL of its own, or on that of BENCH_DATABASE_URL, where it makes
 * databases and drops them again. Ends with 1 where an entry is lost without a word, a DOI is wrong, a child has its
 * parent's, or less than 99.9 % of the names are right.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, openBench } from './bench-server.js';
import {
  compareEntry,
  folded,
  identifiersOf,
  type ComparedListing,
  type Difference,
} from './bibliographies/compare-entry.js';
import { trueFiles, type TrueEntry, type TrueFile } from './bibliographies/truth.js';
import { startCommand } from './run-command.js';

const LEAST_NAMES_RIGHT = 0.999;

class Tally {
  entries = 0;
  lostWithWord = 0;
  names = { compared: 0, right: 0 };
  dois = { compared: 0, right: 0 };
  children = 0;
  readonly lost: string[] = [];
  readonly wrongChildren: string[] = [];
  private readonly differences = new Map<string, string[]>();

  add(file: string, entry: TrueEntry, listing: ComparedListing): void {
    const { differences, names } = compareEntry(entry, listing);
    this.names.compared += names.compared;
    this.names.right += names.right;
    if (entry.doi !== null && entry.doi !== '') {
      this.dois.compared += 1;
      if (!differences.some(({ field }) => field === 'doi')) this.dois.right += 1;
    }
    this.addChild(file, entry, listing);
    for (const difference of differences) this.note(`${file} ${entry.key}`, difference);
  }

  /** A child of a volume has the DOI that it states itself, or none. */
  private addChild(file: string, entry: TrueEntry, listing: ComparedListing): void {
    if ((entry.inherited ?? []).length === 0) return;
    this.children += 1;
    const others = identifiersOf(listing, 'DOI').filter((doi) => doi !== entry.doi?.toLowerCase());
    if (others.length > 0) this.wrongChildren.push(`${file} ${entry.key}: ${others.join(', ')}`);
  }

  private note(where: string, { field, expected, found }: Difference): void {
    const known = this.differences.get(field) ?? [];
    known.push(`${where}: ${JSON.stringify(expected)} is ${JSON.stringify(found)}`);
    this.differences.set(field, known);
  }

  print(shown: number): void {
    const { names, dois } = this;
    console.log(
      `${this.entries} entries: ${this.lost.length} lost without a word, ${this.lostWithWord} rejected with a reason`,
    );
    for (const entry of this.lost) console.log(`  lost: ${entry}`);
    console.log(
      `names: ${names.right} of ${names.compared} right, ${((100 * names.right) / names.compared).toFixed(2)} %`,
    );
    console.log(`DOIs: ${dois.right} of ${dois.compared} right`);
    console.log(
      `children with a DOI that is not their own: ${this.wrongChildren.length} of ${this.children}`,
    );
    for (const child of this.wrongChildren) console.log(`  ${child}`);
    for (const [field, all] of this.differences) {
      console.log(`${field}: ${all.length} differences`);
      for (const difference of all.slice(0, shown)) console.log(`  ${difference}`);
    }
  }

  get isGood(): boolean {
    const { names, dois } = this;
    return (
      this.lost.length === 0 &&
      this.wrongChildren.length === 0 &&
      dois.right === dois.compared &&
      names.right >= LEAST_NAMES_RIGHT * names.compared
    );
  }
}

async function main(): Promise<void> {
  const [folder, shown = '20'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Which files? Give the folder that files and truth are in.');
  const files = trueFiles(folder);
  const tally = new Tally();
  const bench = await openBench(process.env.BENCH_DATABASE_URL);
  try {
    for (const format of new Set(files.map((file) => file.format)))
      await compareFormat(bench, format, { files: files.filter((file) => file.format === format), tally });
  } finally {
    await bench.close();
  }
  tally.print(Number(shown));
  if (!tally.isGood) process.exitCode = 1;
}

async function compareFormat(
  bench: Bench,
  format: string,
  { files, tally }: { files: readonly TrueFile[]; tally: Tally },
): Promise<void> {
  const { listings, rejected } = await importAndExport(bench, format, files);
  for (const { name, entries } of files) {
    const reasons = rejected.filter(({ file }) => file.endsWith(`/${name}`));
    for (const entry of entries) {
      tally.entries += 1;
      const listing = takeListing(listings, entry);
      if (listing !== null) tally.add(name, entry, listing);
      else if (reasons.shift() !== undefined) tally.lostWithWord += 1;
      else tally.lost.push(`${name} ${entry.key}: ${entry.title ?? ''}`);
    }
  }
}

/**
 * The listing of an entry, taken out: keys repeat, so that the title goes before the key, and what no title tells apart is
 * taken in order.
 */
function takeListing(listings: ComparedListing[], entry: TrueEntry): ComparedListing | null {
  const titles = [
    entry.title,
    entry.title !== null && entry.subtitle ? `${entry.title}: ${entry.subtitle}` : null,
  ];
  const hasTitle = ({ title }: ComparedListing) =>
    titles.some((one) => one !== null && folded(one) === folded(title));
  const hasKey = ({ key }: ComparedListing) =>
    entry.key !== '' && key.toLowerCase().startsWith(entry.key.toLowerCase());
  const hasDoi = (one: ComparedListing) =>
    identifiersOf(one, 'DOI').includes(entry.doi?.toLowerCase() ?? 'none');
  const tests = [
    (one: ComparedListing) => hasKey(one) && hasTitle(one) && (hasDoi(one) || !entry.doi),
    (one: ComparedListing) => hasKey(one) && (hasTitle(one) || hasDoi(one)),
    (one: ComparedListing) => hasTitle(one) && hasDoi(one),
    hasKey,
    hasTitle,
  ];
  for (const test of tests) {
    const place = listings.findIndex(test);
    if (place !== -1) return listings.splice(place, 1)[0] ?? null;
  }
  return null;
}

interface Rejected {
  file: string;
  reason: string;
}

async function importAndExport(
  bench: Bench,
  format: string,
  files: readonly TrueFile[],
): Promise<{ listings: ComparedListing[]; rejected: Rejected[] }> {
  const url = await bench.createDatabase();
  await startCommand(bench, url, ['migrate']).ended;
  const rejects = join(bench.folder, `${format}.rejects`);
  const command = startCommand(bench, url, [
    'import',
    format,
    ...files.map(({ path }) => path),
    '--rejects',
    rejects,
  ]);
  // A file that is refused is named, and the others are imported.
  await command.ended.catch((error: unknown) => {
    const lines = (error as Error).message.split('\n');
    console.log(lines.filter((line) => line.includes('Expected')).join('\n') || (error as Error).message);
  });
  const out = join(bench.folder, `${format}.ndjson`);
  await startCommand(bench, url, ['export', '--format', 'ndjson', '--out', out]).ended;
  await bench.dropDatabase(url);
  const lines = linesOf<{ paper?: { listings: ComparedListing[] } }>(out);
  return {
    listings: lines.flatMap(({ paper }) => paper?.listings ?? []),
    rejected: existsSync(rejects) ? linesOf<Rejected>(rejects) : [],
  };
}

function linesOf<Line>(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
