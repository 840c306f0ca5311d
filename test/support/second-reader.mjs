// Reads a bibliography from standard input with citation-js, and prints as JSON what it found and what it warned of.
import { readFileSync } from 'node:fs';
import { logger, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

const warnings = [];
for (const level of ['unmapped', 'warn', 'error'])
  logger[level] = (...words) => warnings.push(words.join(' '));

const items = plugins.input.chain(readFileSync(0, 'utf8'), { generateGraph: false, strict: true });
process.stdout.write(JSON.stringify({ items, warnings }));
