import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import type { EmbeddedBinaries } from './binaries.js';

const run = promisify(execFile);

/** Whom PostgreSQL runs as; it refuses to be root. */
export interface Account {
  /** Goes before a command. */
  prefix: readonly string[];
  /** For spawn. */
  ids: { uid?: number; gid?: number };
  /** Who must own the data as seen from here; null: whoever runs this process. */
  owner: { uid: number; gid: number } | null;
}

export interface ChosenAccount {
  account: Account;
  /** Of the programs, such as 18. */
  major: number;
}

/** The user and group `nobody`, by the number that Linux gives them. */
const NOBODY = 65_534;
const ROOT = { uid: 0, gid: 0 };
const ITSELF: Account = { prefix: [], ids: {}, owner: null };

/**
 * Finds the first account under which `postgres --version` answers from within `home`.
 *
 * @throws Error when there is none, with what each one said
 */
export async function chooseAccount(
  home: string,
  dataFolder: string,
  { postgres, env }: EmbeddedBinaries,
): Promise<ChosenAccount> {
  const reasons: string[] = [];
  for (const account of await candidates(dataFolder)) {
    const [file = '', ...args] = [
      ...account.prefix,
      '/bin/sh',
      '-c',
      'cd "$1" && "$2" --version',
      'sh',
      home,
    ];
    try {
      const { stdout } = await run(file, [...args, postgres], { env, ...account.ids });
      const major = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
      if (major !== undefined) return { account, major: Number(major) };
      reasons.push(`unexpected answer ${JSON.stringify(stdout)}`);
    } catch (error) {
      reasons.push((error as Error).message.trim());
    }
  }
  throw new Error(`The embedded PostgreSQL does not run here. Tried:\n${reasons.join('\n')}`);
}

/**
 * An ordinary user runs it as itself. Root runs it as the owner of the data that is there. With data of its
 * own or none it takes a user namespace, in which root's files belong to `nobody` and nothing has to be
 * handed over; where namespaces are forbidden, as in many containers, the data go to the real `nobody`.
 * A user without a name (a container started with any number) has to take a namespace too: initdb asks for the name.
 */
async function candidates(dataFolder: string): Promise<Account[]> {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return hasName() ? [ITSELF] : [inNamespace(null), ITSELF];
  const owner = await stat(dataFolder).catch(() => ROOT);
  if (owner.uid !== 0) return [...asUser(owner.uid, owner.gid), inNamespace(ROOT)];
  return [inNamespace(ROOT), ...asUser(NOBODY, NOBODY)];
}

function inNamespace(owner: Account['owner']): Account {
  return { prefix: ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`], ids: {}, owner };
}

/** First with leave to pass through folders that are closed to that user, such as /root; then without. */
function asUser(uid: number, gid: number): Account[] {
  const owner = { uid, gid };
  const change = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const keep = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'];
  return [
    { prefix: ['setpriv', ...change, ...keep], ids: {}, owner },
    { prefix: [], ids: owner, owner },
  ];
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
