import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { type EmbeddedBinaries, copyBinaries, findBinaries } from './binaries.js';

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

/** An account, and programs that it can run. */
export interface ChosenAccount {
  account: Account;
  binaries: EmbeddedBinaries;
  /** The version of the programs, such as 18. */
  major: number;
}

/** The user and group `nobody`, by the number that Linux gives them. */
const NOBODY = 65_534;
const ROOT = { uid: 0, gid: 0 };
const ITSELF: Account = { prefix: [], ids: {}, owner: null };

/**
 * Finds the first account that can run the programs and enter `home`. Where none can, and PostgreSQL has to be another
 * user than this process, that user gets a copy of the programs.
 *
 * @throws Error when there is none, with what each one said
 */
export async function chooseAccount(home: string, dataFolder: string): Promise<ChosenAccount> {
  const accounts = await candidates(dataFolder);
  const binaries = await findBinaries(home);
  const reasons: string[] = [];
  const found = await firstThatWorks({ accounts, binaries, home }, reasons);
  if (found !== null) return found;
  const others = accounts.filter(({ ids }) => ids.uid !== undefined);
  if (others.length > 0) {
    const copied = await firstThatWorks(
      { accounts: others, binaries: await copyBinaries(home), home },
      reasons,
    );
    if (copied !== null) return copied;
    reasons.push(
      `Set PAPERGRAPH_HOME to a folder that other users may enter, such as /var/lib/papergraph, or DATABASE_URL.`,
    );
  }
  throw new Error(`The embedded PostgreSQL does not run here. Tried:\n${reasons.join('\n')}`);
}

interface Attempt {
  accounts: readonly Account[];
  binaries: EmbeddedBinaries;
  home: string;
}

/** @param reasons gets what each account that does not work said */
async function firstThatWorks(
  { accounts, binaries, home }: Attempt,
  reasons: string[],
): Promise<ChosenAccount | null> {
  for (const account of accounts) {
    const answer = await askVersion(account, binaries, home);
    if ('major' in answer) return { account, binaries, major: answer.major };
    reasons.push(answer.reason);
  }
  return null;
}

/** `initdb --show` makes nothing, but looks at all that the programs will look at: each other, their data, their user. */
async function askVersion(
  account: Account,
  { initdb, env }: EmbeddedBinaries,
  home: string,
): Promise<{ major: number } | { reason: string }> {
  const script = 'cd "$1" && "$2" --show --pgdata "$1/data"';
  const [file = '', ...args] = [...account.prefix, '/bin/sh', '-c', script, 'sh', home, initdb];
  try {
    const { stdout, stderr } = await run(file, args, { env, cwd: '/', ...account.ids });
    // It shows what it knows on standard error.
    const major = /^VERSION=(\d+)/m.exec(stdout + stderr)?.[1];
    return major === undefined
      ? { reason: `unexpected answer: ${stdout}${stderr}` }
      : { major: Number(major) };
  } catch (error) {
    return { reason: (error as Error).message.trim() };
  }
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

/**
 * First as the user alone; then with leave to pass through folders that are closed to that user, such as /root. The
 * bit keeps that leave for access(2), by which the programs look for each other.
 */
function asUser(uid: number, gid: number): Account[] {
  const owner = { uid, gid };
  const change = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const keep = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'];
  return [
    { prefix: [], ids: owner, owner },
    { prefix: ['setpriv', ...change, ...keep, '--securebits=+no_setuid_fixup'], ids: {}, owner },
  ];
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
