import Sequencer from '@jest/test-sequencer';

/** Tests of these folders start programs and servers, or import files, and take longest. */
const SLOW = /\/test\/(embedded-postgres|service|import|ingest)\//;

/**
 * Jest begins with the tests that took longest in the last run. A fresh clone knows no last run and would go by the
 * size of the files; then a long test begun last keeps one core waiting for the other.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    const isSlow = ({ path }) => SLOW.test(path);
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
}
