import { ConnectionShare, OWN_CLIENT, type Claim } from '../../src/database/connection-share.js';
import { Ending } from '../../src/ending.js';

const LIMITS = { connections: 10, connectionsPerClient: 3, waitMs: 60_000 };

/** Takes connections, and tells in which order those that wait get theirs. */
function openShare(limits: Partial<typeof LIMITS> = {}) {
  const share = new ConnectionShare({ ...LIMITS, ...limits });
  const served: string[] = [];
  return {
    share,
    served,
    /** @param label `client` or `client heavy`, with anything behind a colon. */
    take: (label: string, ending = new Ending()): Promise<void> | undefined =>
      share.take(claimOf(label, ending))?.then(() => void served.push(label)),
  };
}

function claimOf(label: string, ending: Ending): Claim {
  const [who = ''] = label.split(':');
  return { client: who.replace(' heavy', ''), heavy: who.endsWith(' heavy'), ending };
}

/** What was resolved has been told by then. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('gives a client three connections at once, and lets it wait for the fourth', async () => {
  const { share, take, served } = openShare();
  expect([take('a'), take('a'), take('a')]).toEqual([undefined, undefined, undefined]);
  const fourth = take('a');
  expect(fourth).toBeDefined();
  expect(take('b')).toBeUndefined();
  share.giveBack('b');
  await settled();
  expect(served).toEqual([]);
  share.giveBack('a');
  await fourth;
  expect(share.state).toEqual({ held: 3, waiting: 0 });
});

it('leaves the last connection of a client to its cheap statements', async () => {
  const { share, take, served } = openShare();
  expect([take('a heavy'), take('a heavy')]).toEqual([undefined, undefined]);
  const third = take('a heavy');
  expect(take('a')).toBeUndefined();
  share.giveBack('a');
  await settled();
  expect(served).toEqual([]);
  share.giveBack('a');
  await third;
});

it('leaves the last connection of all to the service itself', async () => {
  const { share, take } = openShare({ connections: 3 });
  expect([take('a'), take('b')]).toEqual([undefined, undefined]);
  const third = take('c');
  expect(take(OWN_CLIENT)).toBeUndefined();
  share.giveBack('a');
  share.giveBack('b');
  await third;
});

it('serves clients in turns however many statements one of them has, cheap ones first', async () => {
  const { share, take, served } = openShare({ connections: 2 });
  void take('x');
  for (const label of ['a:1', 'a:2', 'a:3', 'a:4', 'h heavy', 'b:1', 'c:1', 'b:2']) void take(label);
  let holder = 'x';
  for (let count = 1; count <= 8; count += 1) {
    share.giveBack(holder);
    await settled();
    holder = served.at(-1)?.split(/[: ]/)[0] ?? '';
  }
  expect(served).toEqual(['a:1', 'b:1', 'c:1', 'a:2', 'b:2', 'a:3', 'a:4', 'h heavy']);
});

it('lets those go that are not wanted any more, with the reason', async () => {
  const { share, take, served } = openShare({ connections: 2 });
  const left = new Ending();
  void take('x');
  const first = take('a:1', left);
  const second = take('a:2');
  left.end(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  share.giveBack('x');
  await second;
  expect(served).toEqual(['a:2']);
  expect(share.state).toEqual({ held: 1, waiting: 0 });
});

it('says that the database is not available to those that have waited too long', async () => {
  const { share, take } = openShare({ connections: 2, waitMs: 10 });
  void take('x');
  await expect(take('a')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(share.state).toEqual({ held: 1, waiting: 0 });
});
