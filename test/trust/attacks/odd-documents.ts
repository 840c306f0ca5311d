import { copyFile, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '../../support/child-process.js';
import type { Attack, Stand } from '../row.js';

const GOOD = 'seeds/000_badbc82356285bca.txt';
const LARGE_BYTES = 100_000_000;

/** What each document is made of, and whether it can be loaded. */
const DOCUMENTS: Readonly<
  Record<string, { loaded: boolean; make: (path: string, good: string) => Promise<void> }>
> = {
  'empty.txt': { loaded: false, make: (path) => writeFile(path, '') },
  'not-utf8.txt': {
    loaded: false,
    make: (path, good) => writeFile(path, Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xfe])])),
  },
  'unknown-layout.txt': {
    loaded: false,
    make: (path) => writeFile(path, 'Dear diary,\n\ntoday it rained.\n'),
  },
  'large.txt': { loaded: false, make: writeLarge },
  'control.txt': { loaded: false, make: (path, good) => writeFile(path, `${good}\u0000\u0001\n`) },
  'cut.txt': { loaded: true, make: (path, good) => writeFile(path, good.slice(0, good.length / 2)) },
  'crlf.txt': { loaded: true, make: (path, good) => writeFile(path, good.replaceAll('\n', '\r\n')) },
  'bom.txt': { loaded: true, make: (path, good) => writeFile(path, `\ufeff${good}`) },
  'nfd.txt': { loaded: true, make: (path, good) => writeFile(path, good.normalize('NFD')) },
};

export const oddDocuments: Attack = {
  kind: 'attack',
  store: null,
  async run(stand) {
    const folder = await makeDocuments(stand);
    const { postgres } = stand.ground;
    await postgres.run('postgres', 'create database documents template template0');
    const env = { PATH: process.env.PATH, DATABASE_URL: postgres.urlOf('documents'), SEEDS_DIR: folder };
    const migration = startChild(process.execPath, ['dist/src/cli.js', 'migrate'], { env });
    const how = await migration.ended;
    const sources = await postgres.run('documents', SOURCES);
    const problems = [
      ...(how === 'exit 0' ? [] : [`the load ended with ${how}`]),
      ...Object.keys(DOCUMENTS).flatMap((name) => problemsOf(name, sources, migration.output())),
    ];
    return {
      tried: 'documents that are empty, cut, no UTF-8, 100 MB, of no layout, with CR LF, a BOM, NFD',
      times: Object.keys(DOCUMENTS).length,
      problems,
    };
  },
};

const SOURCES = `
  select s.name, s.listing_count as said, count(l.id)::int as listings
  from sources s left join listings l on l.source_id = s.id group by s.id`;

async function makeDocuments({ ground }: Stand): Promise<string> {
  const folder = join(ground.folder, 'documents');
  await mkdir(folder);
  await copyFile(GOOD, join(folder, 'good.txt'));
  const good = await readFile(GOOD, 'utf8');
  for (const [name, { make }] of Object.entries(DOCUMENTS)) await make(join(folder, name), good);
  return folder;
}

/** Loaded with all its listings, or refused with a line of the log that names it and says why. */
function problemsOf(name: string, sources: readonly Record<string, unknown>[], log: string): string[] {
  const source = sources.find((row) => row.name === name);
  if (!DOCUMENTS[name]?.loaded) {
    const refusal = log.split('\n').find((line) => line.includes(name) && /"level":(40|50)/.test(line));
    return [
      ...(source === undefined ? [] : [`${name} was loaded`]),
      ...(refusal === undefined ? [`the log does not say why ${name} was refused`] : []),
    ];
  }
  if (source === undefined) return [`${name} was not loaded`];
  return source.said === source.listings && Number(source.listings) > 0 ? [] : [`${name} is half loaded`];
}

/** As large as said, and like a page. */
async function writeLarge(path: string, good: string): Promise<void> {
  const file = await open(path, 'w');
  for (let bytes = 0; bytes < LARGE_BYTES; bytes += Buffer.byteLength(good)) await file.write(good);
  await file.close();
}
