import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Sample, Watched, WatchReport, WatchTask } from './samples.js';

/** A watcher at work. */
export interface Watch {
  /** Ends it. Gives what it saw. */
  end(): Promise<WatchReport>;
}

const PROGRAM = fileURLToPath(new URL('watcher.js', import.meta.url));

export function startWatch(task: WatchTask): Watch {
  const child = fork(PROGRAM, [JSON.stringify(task)]);
  return {
    end: () => {
      const told = reportOf(child);
      child.send('report');
      return told;
    },
  };
}

function reportOf(child: ChildProcess): Promise<WatchReport> {
  return new Promise((resolve, reject) => {
    child.once('message', (report: WatchReport) => resolve(report));
    child.once('exit', () => reject(new Error('The watcher ended without a report.')));
  });
}

/** The longest that a request of the kind took, in milliseconds; 0 where there was none. */
export function worst(samples: readonly Sample[], what: Watched): number {
  return samples.reduce((most, sample) => (sample.what === what ? Math.max(most, sample.ms) : most), 0);
}

/** Samples of the kind that were not what was asked for. */
export function failures(samples: readonly Sample[], what: Watched): Sample[] {
  return samples.filter((sample) => sample.what === what && !sample.good);
}
