/**
 * How well the service tells persons apart, beside two baselines: everybody of one name is one person, and everybody of
 * one family name and initial is. Prints precision, recall and F1 over pairs and over B-cubed of each set that the folder
 * holds, or a folder in it: works with a file of truth (`NAME.jsonl.gz` and `NAME.truth.json`), and daily papers of
 * Hugging Face (`*.json.gz`), whose claimed accounts are the truth: once withheld from the import, once not.
 *
 * npm run bench:persons -- FOLDER
 *
 * On a PostgreSQL of its own, or on that of BENCH_DATABASE_URL, where it makes databases and drops them again.
 */
import { type Bench, openBench } from './bench-server.js';
import { type PersonSet, readPersonSets } from './person-sets.js';
import { type Agreement, agreementOf } from './person-agreement.js';
import { startCommand } from './run-command.js';
import { runStatements } from './run-statements.js';

async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Which works? Give the folder that they and their truth are in.');
  const bench = await openBench(process.env.BENCH_DATABASE_URL);
  try {
    const sets = await readPersonSets(folder, bench.folder);
    if (sets.length === 0) throw new Error(`${folder} holds no works with a truth.`);
    for (const set of sets) await measure(bench, set);
  } finally {
    await bench.close();
  }
}

async function measure(bench: Bench, set: PersonSet): Promise<void> {
  const url = await bench.createDatabase();
  await startCommand(bench, url, ['migrate']).ended;
  await startCommand(bench, url, ['import', set.format, set.file]).ended;
  const bylines = await readBylines(url);
  await bench.dropDatabase(url);
  const truth = set.truth.map(({ person }) => person);
  const persons = new Set(truth).size;
  console.log(`${set.name}: ${truth.length} authorships of ${persons} persons`);
  const found = set.truth.map(
    (row, place) => personOf(bylines.get(row.work) ?? [], row) ?? `nobody ${place}`,
  );
  const missing = found.filter((person) => person.startsWith('nobody ')).length;
  const names = set.truth.map(({ name }) => name);
  print('service', agreementOf(truth, found));
  print('exact name', agreementOf(truth, names.map(plainName)));
  print('family name and initial', agreementOf(truth, names.map(plainInitial)));
  if (missing > 0)
    console.log(`  ${missing} of the authorships are not in the store: each counts as a person`);
}

interface PrintedAuthor {
  position: number;
  spelling: string;
  author: string;
}

/** The bylines of all works, by the work's key. */
async function readBylines(url: string): Promise<Map<string, PrintedAuthor[]>> {
  const rows = await runStatements<PrintedAuthor & { work: string }>(url, BYLINES);
  const bylines = new Map<string, PrintedAuthor[]>();
  for (const row of rows) {
    const byline = bylines.get(row.work) ?? [];
    byline.push(row);
    bylines.set(row.work, byline);
  }
  return bylines;
}

const BYLINES = `
  select l.source_key as work, printed.position::int as position, printed.spelling, n.author_id as author
  from listings l
  cross join lateral unnest(l.authors_as_printed) with ordinality printed (spelling, position)
  join author_spellings s
    on s.spelling = printed.spelling and s.stated = coalesce(l.author_parts[printed.position], '')
  join author_names n on n.id = s.author_name_id and n.identity = coalesce(l.author_ids[printed.position], '')
  order by l.source_key, printed.position`;

/** Whoever stands there under the name; else whoever bears it, since a reader may leave out names before it. */
function personOf(
  byline: readonly PrintedAuthor[],
  { position, name }: { position: number; name: string },
): string | undefined {
  const there = byline.find((author) => author.position === position);
  if (there && plainName(there.spelling) === plainName(name)) return there.author;
  return (byline.find(({ spelling }) => plainName(spelling) === plainName(name)) ?? there)?.author;
}

function print(what: string, { pairs, bCubed }: { pairs: Agreement; bCubed: Agreement }): void {
  const figures = ({ precision, recall, f1 }: Agreement) =>
    `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
  console.log(`  ${what.padEnd(24)} pairs ${figures(pairs)}   B-cubed ${figures(bCubed)}`);
}

/** Case, accents and full stops folded: plainer than what the service does, and always the same. */
function plainName(name: string): string {
  const letters = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters.replaceAll('.', ' ').trim().split(/\s+/u).join(' ');
}

function plainInitial(name: string): string {
  const words = plainName(name).split(' ');
  return `${words.at(-1) ?? ''} ${words[0]?.charAt(0) ?? ''}`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
