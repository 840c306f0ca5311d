import { build } from '../../scripts/build.mjs';

/**
 * Builds what has changed, so that the programs that tests start are those that stand in src. The programs run from
 * dist and not through a transpiler: that is how users run them, and a test starts hundreds.
 *
 * @throws Error with the compiler's words, where the types are wrong
 */
export default function buildSetup() {
  const problems = build({ onBegin: () => console.log('\nBuilding what has changed …') });
  if (problems !== null) throw new Error(`src does not compile:\n${problems}`);
}
