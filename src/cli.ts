#!/usr/bin/env node
import { Command } from 'commander';

const program = new Command('papergraph').description('A GraphQL service over research papers');

program
  .command('serve')
  .description('migrate the database, load new documents, and answer requests')
  .option('--no-migrate', 'leave the database as it is')
  .action(async ({ migrate }: { migrate: boolean }) => {
    const { serve } = await import('./serve.js');
    await serve({ migrate });
  });

program
  .command('migrate')
  .description(
    'bring the database up to date, load the documents of SEEDS_DIR that are new or changed, and end',
  )
  .action(async () => {
    const { runOnDatabase } = await import('./run-on-database.js');
    const { migrateAndLoad } = await import('./application.js');
    await runOnDatabase(({ dataSource, config, log }) => migrateAndLoad(dataSource, config.seedsDir, log));
  });

program
  .command('schema')
  .description('print the schema that clients see')
  .option('--out <file>', 'write it into a file instead')
  .action(async ({ out }: { out?: string }) => {
    const { writeSchema } = await import('./write-schema.js');
    await writeSchema(out);
  });

program
  .command('merges')
  .description('list the persons who were found to be one, with the evidence')
  .action(async () => {
    const { printMerges } = await import('./run-merges.js');
    await printMerges();
  });

program
  .command('undo-merge')
  .description('take two persons apart again, for good')
  .argument('<id>', 'as `merges` lists it')
  .action(async (id: string) => {
    const { undo } = await import('./run-merges.js');
    await undo(id);
  });

await program.parseAsync();
