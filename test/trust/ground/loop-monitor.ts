/**
 * Loaded into the service beside its own code (`node --import`): tells on descriptor 3 when its event loop was late. Two
 * figures a line, in milliseconds: how late, and for how long the process worked meanwhile. On a busy machine a process
 * also waits for its turn, which is not its own doing.
 */
import { writeSync } from 'node:fs';

const EVERY_MS = 20;
const WORTH_TELLING_MS = 20;
const PIPE = 3;

let last = performance.now();
let cpu = process.cpuUsage();

setInterval(look, EVERY_MS).unref();

function look(): void {
  const now = performance.now();
  const late = now - last - EVERY_MS;
  const used = process.cpuUsage(cpu);
  if (late >= WORTH_TELLING_MS) tell(late, (used.user + used.system) / 1000);
  last = performance.now();
  cpu = process.cpuUsage();
}

function tell(late: number, worked: number): void {
  try {
    writeSync(PIPE, `${Math.round(late)} ${Math.round(worked)}\n`);
  } catch {
    // Nobody listens any more.
  }
}
