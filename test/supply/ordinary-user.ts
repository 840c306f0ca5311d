/** The user and group `nobody`, by the number that Linux gives them. */
const NOBODY = 65_534;

/** A command that root runs as nobody, who has no capability and can get none; others run it as themselves. */
export function asOrdinaryUser(command: readonly string[]): string[] {
  if (process.getuid?.() !== 0) return [...command];
  const change = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  return ['setpriv', ...change, '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs', ...command];
}
