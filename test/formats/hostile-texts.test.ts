import { bibtexFormat } from '../../src/formats/bibtex/format.js';
import { crossrefFormat } from '../../src/formats/crossref/format.js';
import { cslFormat } from '../../src/formats/csl/format.js';
import { splitBibtex } from '../../src/formats/framing/bib-entries/split-bibtex.js';
import { splitRis } from '../../src/formats/framing/split-ris.js';
import { openAlexFormat } from '../../src/formats/openalex/format.js';
import { risFormat } from '../../src/formats/ris/format.js';
import { expectLinear } from '../support/growth.js';
import { chunksOf, collect } from './framing/chunks.js';

const CONTEXT = { line: 1, latestDay: '2026-11-26' };
const SIZE = 48_000;

/** What stands at the end of names, or parts them: a run of it must not be gone through again from each of its places. */
const UNITS = [
  ' ',
  '\t',
  "'",
  '"',
  '(',
  ')',
  ']',
  '}',
  ',',
  ';',
  ':',
  '*',
  '†',
  '#',
  '. ',
  'and ',
  '\\dag',
  'on behalf ',
];

/** In the middle of a text as at its ends. */
function textsOf(unit: string, size: number): string[] {
  const run = unit.repeat(Math.ceil(size / unit.length));
  return [run, `x${run}x`, `x${run}`];
}

it.each(UNITS)('reads names of nothing but %j in time that grows as they do', (unit) => {
  expectLinear((size) => {
    for (const text of textsOf(unit, size)) {
      const author = [
        { family: text, given: text },
        { literal: text, name: text },
      ];
      cslFormat.read({ id: 'a', type: 'article-journal', title: 'x', author }, CONTEXT);
      crossrefFormat.read({ DOI: '10.1/x', type: 'journal-article', title: ['x'], author }, CONTEXT);
      const authorships = [{ author: { display_name: text }, raw_author_name: text }];
      openAlexFormat.read({ id: 'W1', title: 'x', publication_date: '2020-01-02', authorships }, CONTEXT);
    }
  }, SIZE);
});

it.each(UNITS)('reads names of bibliographies of nothing but %j so', async (unit) => {
  const files = new Map(
    await Promise.all(
      [SIZE, SIZE / 8].map(async (size) => {
        const texts = textsOf(unit, size);
        const ris = texts.map((text) => `TY  - JOUR\nTI  - T\nAU  - ${text}\nER  - \n`);
        const bibtex = texts.map((text) => `@article{k, title={T}, author={${text}}}\n`);
        const items = [
          (await collect(splitRis(chunksOf(ris.join(''))))).map((item) => ({ item, format: risFormat })),
          (await collect(splitBibtex(chunksOf(bibtex.join(''))))).map((item) => ({
            item,
            format: bibtexFormat,
          })),
        ];
        return [size, items.flat()] as const;
      }),
    ),
  );
  expectLinear((size) => {
    for (const { item, format } of files.get(size) ?? [])
      if ('text' in item) format.read(JSON.parse(item.text) as unknown, CONTEXT);
  }, SIZE);
});
