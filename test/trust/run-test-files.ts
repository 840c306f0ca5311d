import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from './row.js';

/** Runs test files of the project and tells what came of those that are asked for. */
export type RunTestFiles = (files: readonly string[]) => Promise<Finding>;

/** What jest writes of one file with `--json`. */
interface FileResult {
  readonly name: string;
  readonly message: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
}

export interface TestRunOptions {
  /** All that will be asked for: they run together when the first is. */
  readonly files: readonly string[];
  /** Of the server that the tests make their databases on. */
  readonly databaseUrl: string;
  readonly soak: boolean;
}

export function testRunner({ files, databaseUrl, soak }: TestRunOptions): RunTestFiles {
  const isLong = (file: string) => file.endsWith('.long.test.ts');
  const env = { TEST_DATABASE_URL: databaseUrl };
  // Of the kills of the long tests, half as many as they know, or more than all.
  const longEnv = { ...env, FAST_CHECK_SCALE: soak ? '2.5' : '0.5' };
  const usual = memo(() =>
    runJest(
      'jest.config.mjs',
      files.filter((file) => !isLong(file)),
      env,
    ),
  );
  const long = memo(() => runJest('jest.long.config.mjs', files.filter(isLong), longEnv));
  return async (wanted) => {
    const results = [
      ...(wanted.some((file) => !isLong(file)) ? await usual() : []),
      ...(wanted.some(isLong) ? await long() : []),
    ];
    return findingOf(wanted, results);
  };
}

function memo<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let done: Promise<Result> | undefined;
  return () => (done ??= work());
}

function findingOf(files: readonly string[], results: readonly FileResult[]): Finding {
  const found = files.map((file) => results.find(({ name }) => name.endsWith(file)));
  const tests = found.flatMap((result) => result?.assertionResults ?? []);
  const failed = tests
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => `failed: ${fullName}`);
  const broken = files.filter((_file, place) => found[place]?.status !== 'passed');
  return {
    tried: `jest: ${files.map((file) => file.replace(/^test\//, '')).join(', ')}`,
    times: tests.filter(({ status }) => status === 'passed').length,
    problems: failed.length > 0 ? failed : broken.map((file) => `${file} did not pass`),
  };
}

async function runJest(
  config: string,
  files: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<readonly FileResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'papergraph-trust-jest-'));
  const output = join(folder, 'result.json');
  const args = ['node_modules/jest/bin/jest.js', '--config', config, '--json', '--outputFile', output];
  try {
    const printed = await runToEnd([...args, '--runTestsByPath', ...files], env);
    const text = await readFile(output, 'utf8').catch(() => {
      throw new Error(`jest has left no result:\n${printed.slice(-2_000)}`);
    });
    return (JSON.parse(text) as { testResults: FileResult[] }).testResults;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Its status says no more than its result. */
function runToEnd(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const options = { maxBuffer: 100_000_000, env: { ...process.env, ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (_error, stdout, stderr) => resolve(`${stdout}${stderr}`));
  });
}
