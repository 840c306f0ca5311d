import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BULK_FORMATS } from '../src/formats/all-formats.js';
import { PAGE_LAYOUTS } from '../src/pages/all-layouts.js';
import { SOURCE_KINDS } from '../src/source-kinds.js';

/** What is written by hand of the program: schema/schema.graphql is emitted. */
const SOURCES = ['src', 'migrations']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** The files that a pattern is found in. */
const filesWith = (pattern: RegExp) =>
  SOURCES.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

it('names each kind of source in one file: its layout or its format', () => {
  // A migration names what stores of its time hold.
  const files = (kind: string) =>
    filesWith(new RegExp(`\\b${kind}\\b`)).filter((file) => !file.startsWith('migrations'));
  const places = SOURCE_KINDS.map(({ kind }) => files(kind));
  expect(places.map((files) => files.length)).toEqual(SOURCE_KINDS.map(() => 1));
  expect(places.flat().every((file) => /\/(?:layout|format)\.ts$/.test(file))).toBe(true);
});

it.each([
  ...BULK_FORMATS.map(({ kind }) => [kind, 'src/formats/all-formats.ts']),
  ...PAGE_LAYOUTS.map(({ kind }) => [kind, 'src/pages/all-layouts.ts']),
])('reaches the folder of %s from the list in %s alone', (kind = '', list = '') => {
  const [folder = ''] = filesWith(new RegExp(`'${kind}'`)).map(dirname);
  const importers = filesWith(new RegExp(`from '[^'\\n]*/${basename(folder)}/`));
  expect(importers.filter((file) => !file.startsWith(`${folder}/`))).toEqual([list]);
});
