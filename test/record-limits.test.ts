import { readFileSync } from 'node:fs';
import { LIMITS } from '../src/record-limits.js';

it('is in the table of docs/import.md with every limit', () => {
  const [, section = ''] = readFileSync('docs/import.md', 'utf8').split('### Limits of a record');
  const [table = ''] = section.split('\n## ');
  for (const limit of Object.values(LIMITS)) expect(table).toContain(limit.toLocaleString('en-GB'));
});
