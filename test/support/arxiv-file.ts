import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { arxivLines } from '../../bench/arxiv-file.js';

/** A record of the arXiv snapshot; what is given replaces what it says. */
export function arxivRecordOf(number: number, fields: Record<string, unknown> = {}): Record<string, unknown> {
  const name = `Ann${letters(number)} Bell${letters(number)}`;
  return {
    id: idOf(number),
    submitter: name,
    authors: name,
    title: `A made-up paper about ${letters(number)}`,
    comments: null,
    'journal-ref': null,
    doi: null,
    'report-no': null,
    categories: 'cs.LG math.ST',
    license: null,
    abstract: `  We look at ${letters(number)}.\n`,
    versions: [{ version: 'v1', created: 'Mon, 2 Apr 2018 19:18:42 GMT' }],
    update_date: '2018-05-01',
    authors_parsed: [[`Bell${letters(number)}`, `Ann${letters(number)}`, '']],
    ...fields,
  };
}

export function arxivLine(number: number, fields: Record<string, unknown> = {}): string {
  return JSON.stringify(arxivRecordOf(number, fields));
}

/** `2401.00001` for 1. */
export function idOf(number: number): string {
  return `2401.${String(number).padStart(5, '0')}`;
}

/** Records whose persons write together, as those of arXiv do. */
export function manyArxivLines(papers: number, seed = 1): string[] {
  return [...arxivLines({ papers, seed })];
}

/** Writes a file and gives its path; packed where its name ends in `.gz`. */
export function writeLines(folder: string, name: string, lines: readonly (string | Buffer)[]): string {
  const path = join(folder, name);
  const bytes = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(bytes) : bytes);
  return path;
}

/** A number as a word: `abc`. */
function letters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}
