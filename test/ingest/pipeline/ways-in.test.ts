import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { WAYS_IN } from '../../../src/ingest/pipeline/ways-in.js';
import type { Step } from '../../../src/ingest/pipeline/step.js';
import { TempTable } from '../../../src/ingest/staging/temp-table.js';
import * as tables from '../../../src/ingest/staging/tables.js';

/** Reads the steps from `dist/`. */
const PRINT_TABLE = 'scripts/pipeline-table.mjs';

const TABLES = Object.values(tables).filter((table) => table instanceof TempTable);

it.each(WAYS_IN.map(({ name, steps }) => [name, steps] as const))(
  'lets each step of %s read what steps before it make',
  (_name, steps) => {
    expect(misplaced(steps)).toEqual([]);
  },
);

it('finds a step that stands before what it reads', () => {
  const [document] = WAYS_IN;
  expect(misplaced([...(document?.steps ?? [])].reverse())).toContain('indexWords reads changed_words');
});

it('declares every table once, and each is made by a step', () => {
  const names = TABLES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const made = new Set(WAYS_IN.flatMap(({ steps }) => steps.flatMap(({ makes }) => makes)));
  expect(TABLES.filter((table) => !made.has(table)).map(({ name }) => name)).toEqual([]);
});

it('writes no name of a temporary table as text', () => {
  const names = new RegExp(`\\b(?:${TABLES.map(({ name }) => name).join('|')})\\b`);
  const written = sourceFiles('src')
    .filter((file) => !file.endsWith('staging/tables.ts'))
    .flatMap((file) =>
      textsOf(file)
        .filter((text) => names.test(text))
        .map((text) => `${file}: ${text}`),
    );
  expect(written).toEqual([]);
});

it('prints the table that ARCHITECTURE.md shows', () => {
  const printed = execFileSync(process.execPath, [PRINT_TABLE], { encoding: 'utf8' });
  for (const { steps } of WAYS_IN) for (const { name } of steps) expect(printed).toContain(`| ${name} |`);
  if (!existsSync('ARCHITECTURE.md')) return;
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const shown = /<!-- pipeline: begin -->\s*(.*?)\s*<!-- pipeline: end -->/s.exec(text)?.[1];
  expect(`${shown}\n`).toBe(printed);
});

function misplaced(steps: readonly Step<never>[]): string[] {
  const made = new Set<TempTable>();
  return steps.flatMap(({ name, reads, makes }) => {
    const missing = reads.filter((table) => !made.has(table)).map((table) => `${name} reads ${table.name}`);
    for (const table of makes) made.add(table);
    return missing;
  });
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

/** What is SQL, or may be put into it: strings of more words than one, and all text of templates. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteralToken(node)) texts.push(node.text);
    if (ts.isStringLiteral(node) && /\s/.test(node.text)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return texts;
}
