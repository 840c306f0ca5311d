import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { killChildren, startChild, type Child } from '../support/child-process.js';
import { postgresGone, postgresOf } from '../support/postgres-processes.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { waitUntil } from '../support/wait-until.js';

const SCRIPT = 'test/support/embedded-child.mjs';
const NOBODY = 65_534;
/** Some of this can only be tried by root, and where the system lets it make user namespaces. */
const isRoot = process.getuid?.() === 0;
const hasNamespaces = spawnSync('unshare', ['-m', 'unshare', '-U', 'true']).status === 0;

/** Where only root may enter the project, as below /root, the user nobody needs leave to run it. */
const mayEnter =
  isRoot && spawnSync('test', ['-r', join(process.cwd(), SCRIPT)], { uid: NOBODY, gid: NOBODY }).status === 0;
const LEAVE = [
  ...['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'],
  '--securebits=+no_setuid_fixup',
];
const AS_NOBODY = [
  ...['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
  ...(mayEnter ? [] : LEAVE),
];

describe('the embedded PostgreSQL and the process that started it', () => {
  let scratch: string;
  let home: string;
  const prepared = makeScratchFolder();

  beforeAll(async () => {
    const child = startChild(process.execPath, [join(process.cwd(), SCRIPT), prepared]);
    await child.says('ready');
    child.kill('SIGTERM');
    await child.ended;
  });

  afterAll(() => {
    removeScratchFolder(prepared);
  });

  beforeEach(() => {
    scratch = makeScratchFolder();
    home = join(scratch, 'home');
  });

  afterEach(async () => {
    await killChildren();
    if (existsSync(home)) await postgresGone(home);
    removeScratchFolder(scratch);
  });

  function startServer(prefix: readonly string[] = [], project = process.cwd()): Child {
    const [command = '', ...args] = [...prefix, process.execPath, join(project, SCRIPT), home];
    return startChild(command, args);
  }

  /** With data that are there already: making them takes most of a test's time. */
  function startPrepared(): Child {
    cpSync(prepared, home, { recursive: true });
    return startServer();
  }

  async function startAndStop(prefix: readonly string[] = [], project?: string) {
    const child = startServer(prefix, project);
    await child.says('ready');
    child.kill('SIGTERM');
    expect(await child.ended).toBe('exit 0');
  }

  it('leaves nothing behind when the process is killed, and starts again', async () => {
    const first = startPrepared();
    await first.says('ready');
    const before = await postgresOf(home);
    expect(before.length).toBeGreaterThan(0);
    first.kill('SIGKILL');
    // At once: the next start has to cope with a server that is still on its way out.
    await startAndStop();
    expect(await postgresOf(home)).toEqual([]);
  });

  it('leaves nothing behind when the process is killed and nothing is started again', async () => {
    const child = startPrepared();
    await child.says('ready');
    child.kill('SIGKILL');
    await postgresGone(home, 10_000);
  });

  it('leaves no half cluster when the process is killed while it is made', async () => {
    const child = startServer();
    await waitUntil(() => existsSync(home) && readdirSync(home).some((name) => name.startsWith('data.new-')));
    await sleep(150);
    child.kill('SIGKILL');
    await child.ended;
    expect(readdirSync(home)).not.toContain('data');
    await startAndStop();
    expect(readdirSync(home).filter((name) => name.startsWith('data'))).toEqual(['data']);
  });

  it('leaves nothing behind when the shell between them is killed', async () => {
    const child = startPrepared();
    await child.says('ready');
    const [postmaster = 0] = await postgresOf(home);
    const shell = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(postmaster)], { encoding: 'utf8' }));
    process.kill(shell, 'SIGKILL');
    await waitUntil(async () => {
      const pids = await postgresOf(home);
      return pids.length > 0 && !pids.includes(postmaster);
    });
    child.kill('SIGKILL');
    await postgresGone(home);
  });

  it('stops a PostgreSQL that is halted', async () => {
    const child = startPrepared();
    await child.says('ready');
    const [postmaster = 0] = await postgresOf(home);
    process.kill(postmaster, 'SIGSTOP');
    child.kill('SIGTERM');
    expect(await child.ended).toBe('exit 0');
    expect(await postgresOf(home)).toEqual([]);
  });

  it('ends with exit 1 where another process holds the folder, also when that one was killed and started anew', async () => {
    const first = startPrepared();
    await first.says('ready');
    const second = startServer();
    expect(await second.ended).toBe('exit 1');
    expect(second.output()).toContain(
      `${home} is in use by another Papergraph service (process ${first.pid})`,
    );
    expect(first.isRunning()).toBe(true);
    first.kill('SIGKILL');
    await startAndStop();
  });

  const asRoot = isRoot ? describe : describe.skip;
  asRoot('started by root', () => {
    it('works for an ordinary user, and then for root on the same data, which stay that user’s', async () => {
      chownSync(scratch, NOBODY, NOBODY);
      await startAndStop(AS_NOBODY);
      await startAndStop();
      expect(statSync(join(home, 'data')).uid).toBe(NOBODY);
      await startAndStop(AS_NOBODY);
    });

    it('tells an ordinary user that the folder is another’s', async () => {
      cpSync(prepared, home, { recursive: true });
      const child = startServer(AS_NOBODY);
      expect(await child.ended).toBe('exit 1');
      expect(child.output()).toContain(home);
    });

    const whereNamespaces = hasNamespaces ? describe : describe.skip;
    whereNamespaces('where namespaces are forbidden', () => {
      /**
       * The kernel gives no user namespace to a process whose root was changed; this one's looks like the real one. The
       * project is also in `closed/project`, as it would be below /root.
       */
      function container(...commands: string[]): string[] {
        const root = join(scratch, 'root');
        mkdirSync(root);
        mkdirSync(closedProject(), { recursive: true });
        chmodSync(scratch, 0o755);
        chmodSync(dirname(closedProject()), 0o700);
        const mounts = ['mount --rbind / "$0"', `mount --bind '${process.cwd()}' "$0${closedProject()}"`];
        const script = [...mounts, ...commands, 'exec chroot "$0" "$@"'].join(' && ');
        return ['unshare', '-m', 'sh', '-c', script, root];
      }

      const closedProject = () => join(scratch, 'closed', 'project');

      it('runs as the user nobody', async () => {
        const inContainer = container();
        await startAndStop(inContainer);
        expect(statSync(join(home, 'data')).uid).toBe(NOBODY);
        await startAndStop(inContainer);
      });

      it('runs its programs and keeps its data in folders that only root may enter', async () => {
        const inContainer = container();
        home = join(scratch, 'closed', 'home');
        await startAndStop(inContainer, closedProject());
        expect(statSync(join(home, 'data')).uid).toBe(NOBODY);
        await startAndStop(inContainer, closedProject());
      });

      // There is no setpriv in Alpine, for example.
      it('runs a copy of its programs where it cannot give nobody leave, and says what to do about data', async () => {
        const inContainer = container('mount --bind /bin/false "$0$(readlink -f "$(command -v setpriv)")"');
        await startAndStop(inContainer, closedProject());
        expect(readdirSync(home).filter((name) => name.startsWith('postgresql-'))).toHaveLength(1);
        await startAndStop(inContainer, closedProject());
        home = join(scratch, 'closed', 'home');
        const child = startServer(inContainer, closedProject());
        expect(await child.ended).toBe('exit 1');
        expect(child.output()).toContain('Set PAPERGRAPH_HOME to a folder that other users may enter');
      });
    });
  });
});
