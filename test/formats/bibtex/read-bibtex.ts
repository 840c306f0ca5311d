import { bibtexFormat } from '../../../src/formats/bibtex/format.js';
import { splitBibtex } from '../../../src/formats/framing/bib-entries/split-bibtex.js';
import type { BulkRecord } from '../../../src/record.js';
import { chunksOf, collect } from '../framing/chunks.js';

/** What becomes of each entry of a file: a record, or why there is none. */
export async function readBibtex(
  content: string | Uint8Array,
): Promise<(BulkRecord | { rejected: string })[]> {
  const items = await collect(splitBibtex(chunksOf(content)));
  return items.map((item) =>
    'text' in item
      ? bibtexFormat.read(JSON.parse(item.text), { line: item.line, latestDay: '2027-12-31' })
      : { rejected: item.refused },
  );
}

/** The records alone; fails where an entry is none. */
export async function recordsOf(content: string | Uint8Array): Promise<BulkRecord[]> {
  const read = await readBibtex(content);
  return read.map((one) => {
    if ('rejected' in one) throw new Error(one.rejected);
    return one;
  });
}

export async function recordOf(content: string | Uint8Array): Promise<BulkRecord> {
  const [record] = await recordsOf(content);
  if (record === undefined) throw new Error('There is no entry.');
  return record;
}
