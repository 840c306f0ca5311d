// Prints every limit with its setting as a table in Markdown, for docs/operations.md. Needs a build.
//
//     node scripts/limits-table.mjs            prints the table
//     node scripts/limits-table.mjs --write    puts it between the markers of docs/operations.md
import { readFileSync, writeFileSync } from 'node:fs';
import { LIMIT_SETTINGS } from '../dist/src/limit-settings.js';

const DOCUMENT = 'docs/operations.md';
const [BEGIN, END] = ['<!-- limits: begin -->', '<!-- limits: end -->'];
const NO_BOUND = 2_147_483_647;

const show = (number) => number.toLocaleString('en-GB');
const showMost = (most) => (most === NO_BOUND ? 'any' : show(most));

const table = [
  '| setting | what it bounds | default | from | to |',
  '| --- | --- | --- | --- | --- |',
  ...Object.values(LIMIT_SETTINGS).map(
    ({ setting, bounds, default: usual, least, most }) =>
      `| \`${setting}\` | ${bounds} | ${show(usual)} | ${show(least)} | ${showMost(most)} |`,
  ),
].join('\n');

if (process.argv.includes('--write')) {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]];
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
} else {
  process.stdout.write(`${table}\n`);
}
