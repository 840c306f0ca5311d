import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from './row.js';

/** What jest writes with `--json`. */
interface JestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs test files as a child of this process. */
export async function runTestFiles(files: readonly string[]): Promise<Finding> {
  const usual = files.filter((file) => !file.endsWith('.long.test.ts'));
  const long = files.filter((file) => file.endsWith('.long.test.ts'));
  const results = [
    ...(usual.length > 0 ? [await runJest('jest.config.mjs', usual)] : []),
    ...(long.length > 0 ? [await runJest('jest.long.config.mjs', long)] : []),
  ];
  return {
    tried: `jest: ${files.map((file) => file.replace(/^test\//, '')).join(', ')}`,
    times: results.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0),
    problems: results.flatMap(problemsOf),
  };
}

async function runJest(config: string, files: readonly string[]): Promise<JestResult> {
  const folder = await mkdtemp(join(tmpdir(), 'papergraph-trust-jest-'));
  const output = join(folder, 'result.json');
  const args = ['node_modules/jest/bin/jest.js', '--config', config, '--json', '--outputFile', output];
  try {
    const printed = await runToEnd([...args, '--runTestsByPath', ...files]);
    const text = await readFile(output, 'utf8').catch(() => {
      throw new Error(`jest has left no result:\n${printed}`);
    });
    return JSON.parse(text) as JestResult;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Its status says no more than its result. */
function runToEnd(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: 100_000_000 }, (_error, stdout, stderr) =>
      resolve(`${stdout}${stderr}`),
    );
  });
}

function problemsOf({ success, testResults, numPassedTests }: JestResult): string[] {
  if (success && numPassedTests > 0) return [];
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `failed: ${fullName}`),
  );
  return failed.length > 0 ? failed : testResults.map(({ message }) => message.slice(0, 500));
}
