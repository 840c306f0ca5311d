// Prints the steps of the ingest as a table in Markdown, for ARCHITECTURE.md: which temporary tables each step reads
// and makes, and the file that it stands in. Needs a build.
//
//     node scripts/pipeline-table.mjs            prints the table
//     node scripts/pipeline-table.mjs --write    puts it between the markers of ARCHITECTURE.md
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { WAYS_IN } from '../dist/src/ingest/pipeline/ways-in.js';

const INGEST = 'src/ingest';
const [BEGIN, END] = ['<!-- pipeline: begin -->', '<!-- pipeline: end -->'];

const sources = readdirSync(INGEST, { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`${INGEST}/${file}`, 'utf8') }));

/** The file that declares the step. */
function fileOf(step) {
  const found = sources.filter(({ text }) => text.includes(`name: '${step}',`));
  if (found.length !== 1) throw new Error(`expected one file that declares ${step}, got ${found.length}`);
  return found[0].file;
}

const namesOf = (tables) => tables.map(({ name }) => `\`${name}\``).join(', ') || '–';

function rowsOf({ name, steps }) {
  return steps.map((step, place) => {
    const cells = [place === 0 ? `**${name}**` : '', step.name, namesOf(step.reads), namesOf(step.makes)];
    return `| ${[...cells, `\`${fileOf(step.name)}\``].join(' | ')} |`;
  });
}

const table = [
  `| way in | step | reads | makes | file of \`${INGEST}\` |`,
  '| --- | --- | --- | --- | --- |',
  ...WAYS_IN.flatMap(rowsOf),
].join('\n');

if (process.argv.includes('--write')) {
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]];
  writeFileSync('ARCHITECTURE.md', `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
} else {
  process.stdout.write(`${table}\n`);
}
