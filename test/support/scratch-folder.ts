import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test. Those of runs that were killed are removed by the next run, by the number in the name. */
export function makeScratchFolder(): string {
  return mkdtempSync(join(tmpdir(), `papergraph-test-${process.pid}-`));
}

export function removeScratchFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
