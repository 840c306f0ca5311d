import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { openInput, type Input } from '../../src/import/open-input.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';

let folder: string;
beforeAll(() => {
  folder = makeScratchFolder();
});
afterAll(() => removeScratchFolder(folder));

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function contentOf(input: Input): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.chunks) chunks.push(chunk);
  await input.close();
  return Buffer.concat(chunks);
}

/** More than a chunk, and nothing that gzip could make smaller. */
const LONG = randomBytes(3_000_000);

it.each([
  ['a file', LONG],
  ['an empty file', Buffer.alloc(0)],
  ['a file of one byte', Buffer.from('x')],
])('reads %s', async (name, bytes) => {
  const input = await openInput(fileOf(name, bytes));
  expect(input).toMatchObject({ name: join(folder, name), size: bytes.length });
  expect((await contentOf(input)).equals(bytes)).toBe(true);
  expect(input.bytesRead()).toBe(bytes.length);
});

it('knows gzip by its first bytes, and counts the bytes on disk', async () => {
  const packed = gzipSync('one\n'.repeat(100_000));
  const input = await openInput(fileOf('works.jsonl', packed));
  expect((await contentOf(input)).toString()).toBe('one\n'.repeat(100_000));
  expect([input.size, input.bytesRead()]).toEqual([packed.length, packed.length]);
});

it('reads several gzip files in one, also with zeros behind them', async () => {
  const packed = Buffer.concat([gzipSync('one\n'), gzipSync(LONG), gzipSync('two\n'), Buffer.alloc(512)]);
  const content = await contentOf(await openInput(fileOf('members.gz', packed)));
  expect(content.equals(Buffer.concat([Buffer.from('one\n'), LONG, Buffer.from('two\n')]))).toBe(true);
});

it('does not take the name for the content', async () => {
  expect((await contentOf(await openInput(fileOf('plain.gz', 'one\n')))).toString()).toBe('one\n');
});

it.each([
  ['half', gzipSync(LONG).subarray(0, 1_000_000), 'it ends in the middle'],
  ['head', gzipSync('one\n').subarray(0, 5), 'it ends in the middle'],
  ['magic', Buffer.from([0x1f, 0x8b]), 'it ends in the middle'],
  ['second', Buffer.concat([gzipSync('one\n'), gzipSync('two\n').subarray(0, 12)]), 'it ends in the middle'],
  ['sum', gzipSync('one\n').fill(0, 18, 22), 'incorrect data check'],
  [
    'noise',
    Buffer.concat([gzipSync('one\n').subarray(0, 10), Buffer.alloc(1_000, 0xff)]),
    'invalid block type',
  ],
])('says of a damaged gzip file what is wrong with it: %s', async (name, bytes, damage) => {
  const path = fileOf(`${name}.gz`, bytes);
  const input = await openInput(path);
  await expect(contentOf(input)).rejects.toThrow(`${path} is a damaged gzip file: ${damage}`);
  await input.close();
});

it('says which file it cannot open, and why', async () => {
  mkdirSync(join(folder, 'inner'));
  await expect(openInput(join(folder, 'inner'))).rejects.toThrow(
    `${join(folder, 'inner')} is a folder, expected a file`,
  );
  await expect(openInput(join(folder, 'none'))).rejects.toThrow(`${join(folder, 'none')} does not exist`);
  await expect(openInput(fileOf('f', '') + '/x')).rejects.toThrow('does not exist');
});

it.each(['plain', 'gzip'])('lets its reader stop early: %s', async (kind) => {
  const path = fileOf(`${kind}-early`, kind === 'gzip' ? gzipSync(LONG) : LONG);
  const input = await openInput(path);
  for await (const chunk of input.chunks) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  await input.close();
  await input.close();
  expect(input.bytesRead()).toBeLessThanOrEqual(3_100_000);
});

it('may be closed unread', async () => {
  const input = await openInput(fileOf('unread', LONG));
  await input.close();
  expect(input.bytesRead()).toBe(0);
});

describe('standard input', () => {
  const original = Object.getOwnPropertyDescriptor(process, 'stdin');
  afterEach(() => {
    if (original) Object.defineProperty(process, 'stdin', original);
  });

  const give = (bytes: Buffer) =>
    Object.defineProperty(process, 'stdin', {
      configurable: true,
      value: Readable.from([...bytes].map((byte) => Buffer.from([byte]))),
    });

  it.each([
    ['as it is', Buffer.from('one\n')],
    ['decompressed', gzipSync('one\n')],
  ])('is read %s, byte by byte if it comes so', async (_, bytes) => {
    give(bytes);
    const input = await openInput('-');
    expect([input.name, input.size]).toEqual(['standard input', null]);
    expect((await contentOf(input)).toString()).toBe('one\n');
    expect(input.bytesRead()).toBe(bytes.length);
  });
});
