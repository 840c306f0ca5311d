import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ArxivNumbers, submissionTimes } from './arxiv-days.js';
import { arxivRecord } from './arxiv-record.js';
import { Papers } from './made-up-papers.js';
import { Random } from './random.js';

export interface ArxivFileSize {
  papers: number;
  /** The same seed gives the same records. Files of an odd and of an even seed have no id in common. */
  seed: number;
}

/** To be counted up when the records become others: files of another number are not used. */
const VERSION = 1;
/** Lines are joined to pieces of about this many characters before they go to the disk. */
const PIECE = 256 * 1024;

/**
 * The path of a file in the format of the arXiv metadata snapshot, in a folder of the system's temporary ones:
 * made unless it is there, and kept. A smaller file is no beginning of a larger one, though their seeds are the
 * same: the number of people grows with that of papers, so that a paper brings as many new names in either.
 *
 * @param scratch a folder of the same file system, for the file while it is not whole.
 */
export async function arxivFile({ papers, seed }: ArxivFileSize, scratch: string): Promise<string> {
  const folder = join(tmpdir(), 'papergraph-bench');
  const path = join(folder, `arxiv-${papers}-seed-${seed}-v${VERSION}.jsonl`);
  if (await exists(path)) return path;
  await mkdir(folder, { recursive: true });
  const unfinished = join(scratch, `seed-${seed}.jsonl`);
  await pipeline(Readable.from(pieces(arxivLines({ papers, seed }))), createWriteStream(unfinished));
  await rename(unfinished, path);
  return path;
}

/** The records, one line each without its end, in the order of their ids. */
export function* arxivLines({ papers: count, seed }: ArxivFileSize): Generator<string> {
  const papers = new Papers(count, seed);
  const random = new Random(seed);
  const numbers = new ArxivNumbers(seed);
  let id = 0;
  for (const submitted of submissionTimes(count, random)) {
    id += 1;
    yield JSON.stringify(arxivRecord(papers.make(id), { submitted, seed, numbers, random }));
  }
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
