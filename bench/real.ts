/**
 * Whether real files come in as they are: imports all files of a folder's `arxiv`, `openalex` and `huggingface`, each
 * format into a store of its own, and compares every value of every record, exported and served, with a plain reading of
 * the files that shares no code with the service. Prints how many values are the same, and the others by reason.
 *
 * npm run bench:real -- FOLDER [EXAMPLES]
 *
 * EXAMPLES differences of each reason are shown (3). On a PostgreSQL of its own, or on that of BENCH_DATABASE_URL, where it
 * makes databases and drops them again. Ends with 1 where a file does not import or a difference has no reason.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, openBench } from './bench-server.js';
import { reasonOf } from './real/difference.js';
import { FORMATS, filesOf, plainRecords, type PlainRecord } from './real/plain-records.js';
import { startCommand } from './run-command.js';

/** What an export says of a record, as far as it is compared. */
interface Listing {
  key: string;
  title: string;
  abstract: string | null;
  comment: string | null;
  authorsAsPrinted: string[];
  publishedOn: string | null;
  publishedIn?: string | null;
  institutions: string[];
  topics: string[];
  identifiers: string[];
  commentCount: number | null;
}

interface ExportedPaper {
  title: string;
  abstract: string | null;
  listings: Listing[];
}

const FIELDS = {
  title: [(plain) => [plain.title], (listing) => [listing.title]],
  abstract: [(plain) => [plain.abstract], (listing) => [listing.abstract ?? '']],
  comment: [(plain) => [plain.comment], (listing) => [listing.comment ?? '']],
  authors: [(plain) => plain.authors, (listing) => listing.authorsAsPrinted],
  published: [
    (plain) => [plain.published],
    (listing) => [(listing.publishedOn ?? listing.publishedIn ?? '').slice(0, 10)],
  ],
  institutions: [(plain) => plain.institutions, (listing) => listing.institutions],
  topics: [
    (plain) => plain.topics.slice().sort(),
    (listing, names) => listing.topics.map((code) => names.get(code) ?? code).sort(),
  ],
  doi: [(plain) => plain.dois, (listing) => identifiersOf(listing, 'DOI')],
  commentCount: [(plain) => [plain.commentCount], (listing) => [String(listing.commentCount ?? '')]],
} as const satisfies Record<string, Field>;

type Field = [
  plain: (record: PlainRecord) => readonly string[],
  shown: (listing: Listing, topicNames: ReadonlyMap<string, string>) => readonly string[],
];

async function main(): Promise<void> {
  const [folder, examples = '3'] = process.argv.slice(2);
  if (folder === undefined)
    throw new Error('Which files? Give the folder that arxiv, openalex and huggingface are in.');
  const bench = await openBench(process.env.BENCH_DATABASE_URL);
  try {
    for (const format of FORMATS.filter((name) => existsSync(join(folder, name))))
      await compareFormat(bench, { format, folder: join(folder, format), examples: Number(examples) });
  } finally {
    await bench.close();
  }
}

interface Comparison {
  format: string;
  folder: string;
  examples: number;
}

async function compareFormat(bench: Bench, { format, folder, examples }: Comparison): Promise<void> {
  const files = filesOf(folder);
  const plain = plainRecords(format, files);
  const { papers, topicNames } = await importAndExport(bench, format, files);
  const listings = new Map(
    papers.flatMap((paper) => paper.listings.map((one) => [one.key, { paper, one }] as const)),
  );
  const untitled = [...plain.values()].filter(({ title }) => title.trim() === '');
  for (const { key } of untitled) plain.delete(key);
  const missing = [...plain.keys()].filter((key) => !listings.has(key));
  console.log(
    `${format}: ${files.length} files, ${plain.size} records, ${papers.length} papers, ${untitled.length} left out for having no title, ${missing.length} missing`,
  );
  if (missing.length > 0) fail(`  missing: ${missing.slice(0, 10).join(', ')}`);
  for (const [name, field] of Object.entries<Field>(FIELDS)) {
    const tally = new Tally(name, examples);
    for (const [key, record] of plain) {
      const found = listings.get(key);
      if (found) tally.compare(key, field[0](record), field[1](found.one, topicNames));
    }
    tally.print();
  }
  printServed(papers);
}

async function importAndExport(bench: Bench, format: string, files: readonly string[]) {
  const url = await bench.createDatabase();
  await startCommand(bench, url, ['migrate']).ended;
  const command = startCommand(bench, url, [
    'import',
    format,
    ...files,
    '--rejects',
    join(bench.folder, `${format}.rejects`),
  ]);
  await command.ended.catch((error: unknown) => fail((error as Error).message));
  const out = join(bench.folder, `${format}.ndjson`);
  await startCommand(bench, url, ['export', '--format', 'ndjson', '--out', out]).ended;
  await bench.dropDatabase(url);
  const lines = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedLine);
  return {
    papers: lines.flatMap(({ paper }) => paper ?? []),
    topicNames: new Map(
      lines.flatMap(({ topic }) =>
        topic ? [[topic.code, format === 'arxiv' ? topic.code : topic.name] as const] : [],
      ),
    ),
  };
}

interface ExportedLine {
  paper?: ExportedPaper;
  topic?: { code: string; name: string };
}

/** How often the values of a field are the same, and why the others are not. */
class Tally {
  private same = 0;
  private readonly others = new Map<string, { count: number; shown: string[] }>();

  constructor(
    private readonly field: string,
    private readonly examples: number,
  ) {}

  compare(key: string, plain: readonly string[], shown: readonly string[]): void {
    const reason = reasonOfLists(this.field, plain, shown);
    if (reason === null) {
      this.same += 1;
      return;
    }
    const other = this.others.get(reason) ?? { count: 0, shown: [] };
    this.others.set(reason, other);
    other.count += 1;
    if (other.shown.length >= this.examples) return;
    const at = plain.findIndex((value, place) => value !== shown[place]);
    const place = at === -1 ? plain.length : at;
    other.shown.push(`${key}: ${quoted(plain[place])} is ${quoted(shown[place])}`);
  }

  print(): void {
    const total = [...this.others.values()].reduce((sum, { count }) => sum + count, 0);
    console.log(`  ${this.field}: ${this.same} the same, ${total} not`);
    for (const [reason, { count, shown }] of [...this.others].sort((a, b) => b[1].count - a[1].count)) {
      if (reason === 'unexplained') process.exitCode = 1;
      console.log(`    ${reason}: ${count}`);
      for (const example of shown) console.log(`      ${example}`);
    }
  }
}

/** The last of the reasons of a list's values; where the lists have other lengths, why that is. */
function reasonOfLists(field: string, plain: readonly string[], shown: readonly string[]): string | null {
  if (plain.length !== shown.length) return reasonOfLength(field, plain, shown);
  const reasons = plain.map(
    (value, place) => dateReason(field, value, shown[place] ?? '') ?? reasonOf(value, shown[place] ?? ''),
  );
  return (
    reasons.find((reason) => reason === 'unexplained') ??
    reasons.findLast((reason) => reason !== null) ??
    null
  );
}

function dateReason(field: string, plain: string, shown: string): string | null {
  if (field !== 'published' || plain === shown || shown === '') return null;
  return plain.startsWith(shown.slice(0, 7)) || plain.startsWith(shown.slice(0, 4))
    ? 'a year or a month, where no day is known'
    : null;
}

function reasonOfLength(field: string, plain: readonly string[], shown: readonly string[]): string {
  const rest = plain.filter(
    (value) => !shown.some((other) => other === value || reasonOf(value, other) !== 'unexplained'),
  );
  const letters = rest.map((value) => value.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  if (
    field === 'institutions' &&
    letters.every((value) => value.length < 4 || /^(?:\d+|and|none|[a-z]| )+$/i.test(value))
  )
    return 'marks of footnotes and empty ones left out';
  if (field === 'institutions' && rest.every((value) => value.length > 300))
    return 'addresses of more than 300 characters left out';
  if (field === 'authors' && rest.every((value) => /^\W*$|et\.? al|others|anonymous|unknown/i.test(value)))
    return 'nobody: placeholders left out';
  if (field === 'topics' && rest.every((value) => value.length > 100))
    return 'topics of more than 100 characters left out';
  if (field === 'doi') return 'several DOIs, or none';
  return rest.length === 0 ? 'the same value twice' : 'unexplained';
}

/** What readers see of a paper that one record speaks of is what the record says. */
function printServed(papers: readonly ExportedPaper[]): void {
  const single = papers.filter(({ listings }) => listings.length === 1);
  const other = single.filter(
    ({ title, abstract, listings: [only] }) => title !== only?.title || abstract !== only.abstract,
  );
  console.log(
    `  served: ${single.length} papers of one record, ${other.length} with another title or abstract`,
  );
  if (other.length > 0) fail(`    such as ${quoted(other[0]?.title)}`);
}

function identifiersOf({ identifiers }: Listing, scheme: string): string[] {
  return identifiers
    .filter((text) => text.startsWith(`${scheme}:`))
    .map((text) => text.slice(scheme.length + 1));
}

function quoted(text: string | undefined): string {
  return text === undefined ? 'nothing' : JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}

function fail(message: string): void {
  process.exitCode = 1;
  console.log(message);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
