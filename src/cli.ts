#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExportFormat } from './exporting/export-store.js';
import { FORMAT_HELP } from './commands/import-formats.js';
import type { ImportCommand } from './commands/import.js';

const program = new Command('papergraph')
  .description('A GraphQL service over research papers')
  .version(ownVersion());

program
  .command('serve')
  .description('migrate the database, load new documents, and answer requests')
  .option('--no-migrate', 'leave the database as it is')
  .action(async ({ migrate }: { migrate: boolean }) => {
    const { serve } = await import('./service/serve.js');
    await serve({ preparation: migrate ? () => import('./service/migrate-and-load.js') : null });
  });

program
  .command('migrate')
  .description(
    'bring the database up to date, load the documents of SEEDS_DIR that are new or changed, and end',
  )
  .action(async () => {
    const { runOnDatabase } = await import('./commands/on-database.js');
    const { migrateAndLoad } = await import('./service/migrate-and-load.js');
    await runOnDatabase(({ dataSource, config, log }) => migrateAndLoad(dataSource, config.seedsDir, log), {
      seeds: true,
    });
  });

program
  .command('import')
  .description('add the papers of bulk files, or of saved pages, while the service goes on')
  .argument('<format>', FORMAT_HELP)
  .argument('<file...>', 'packed with gzip or not; - is standard input')
  .option(
    '--rejects <file>',
    'where lines go that are no records (default: FILE.rejects.jsonl, in this folder)',
  )
  .option('--max-rejects <number>', 'stop when more lines than this are no records', wholeNumber, 1_000_000)
  .option('--batch-size <number>', 'records a transaction (default: 5000)', positiveNumber)
  .option('--dry-run', 'read and count only', false)
  .option('--restart', 'begin anew where an import of the same file was stopped', false)
  .addOption(new Option('--first-load <number>').argParser(positiveNumber).hideHelp())
  .action(async (format: string, files: string[], options: ImportCommand) => {
    const { runImport } = await import('./commands/import.js');
    await runImport(format, files, options);
  });

program
  .command('schema')
  .description('print the schema that clients see')
  .option('--out <file>', 'write it into a file instead')
  .action(async ({ out }: { out?: string }) => {
    const { writeSchema } = await import('./commands/schema.js');
    await writeSchema(out);
  });

program
  .command('merges')
  .description('list the persons who were found to be one, with the evidence')
  .action(async () => {
    const { printMerges } = await import('./commands/merges.js');
    await printMerges();
  });

program
  .command('undo-merge')
  .description('take two persons apart again, for good')
  .argument('<id>', 'as `merges` lists it')
  .action(async (id: string) => {
    const { undo } = await import('./commands/merges.js');
    await undo(id);
  });

program
  .command('split-paper')
  .description('list the entries that a paper was made of, or make a paper of its own of some, for good')
  .argument('<slug>', 'of the paper')
  .argument('[entries...]', 'numbers as they are listed; without any they are listed')
  .action(async (slug: string, entries: string[]) => {
    const { runSplitPaper } = await import('./commands/split-paper.js');
    await runSplitPaper(slug, entries);
  });

program
  .command('export')
  .description('write the store, or the papers that meet a filter, to standard output')
  .addOption(
    new Option('--format <format>', 'what to write')
      .choices(['ndjson', 'csv', 'bibtex'] satisfies ExportFormat[])
      .makeOptionMandatory(),
  )
  .option('--filter <json>', 'only papers that meet it; the same as PaperFilter of the schema')
  .option('--out <file>', 'write a file instead, which is there when it is whole')
  .action(async (options: { format: ExportFormat; filter?: string; out?: string }, command: Command) => {
    const { readFilter, runExport } = await import('./commands/export.js');
    const filter = options.filter === undefined ? null : await readFilter(options.filter).catch(refuse);
    await runExport({ format: options.format, filter, out: options.out });

    function refuse(error: Error): never {
      command.error(`error: option '--filter <json>' is wrong\n${error.message}`);
    }
  });

await program.parseAsync();

/** Of this project's package.json: this file is dist/src/cli.js. */
function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('expected a whole number of 0 or more');
  return Number(text);
}

function positiveNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('expected a whole number of 1 or more');
  return Number(text);
}
