import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds between two looks at the connections. */
const LOOK_EVERY_MS = 1_000;

/** How much a client had taken when it last took something. */
interface Progress {
  taken: number;
  at: number;
}

/**
 * Cuts the connections of clients that leave an answer unread: those that have taken nothing for so many
 * milliseconds. The time-out of a socket cannot be used: it begins anew when a write is found to have gone on since it
 * was made, which doubles it.
 */
export function cutDeafClients(server: Server, milliseconds: number): void {
  const sockets = new Map<Socket, Progress>();
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, { taken: 0, at: 0 });
    socket.once('close', () => sockets.delete(socket));
  });
  const timer = setInterval(
    () => {
      const now = performance.now();
      for (const [socket, progress] of sockets) {
        if (isDeaf(socket, progress, { now, milliseconds })) socket.destroy();
      }
    },
    Math.min(LOOK_EVERY_MS, milliseconds),
  ).unref();
  server.once('close', () => {
    clearInterval(timer);
  });
}

function isDeaf(
  socket: Socket,
  progress: Progress,
  { now, milliseconds }: { now: number; milliseconds: number },
): boolean {
  const unread = unreadBytes(socket);
  const taken = socket.bytesWritten - unread;
  if (unread === 0 || taken !== progress.taken || progress.at === 0) {
    progress.taken = taken;
    progress.at = now;
  }
  return now - progress.at >= milliseconds;
}

/**
 * Bytes that the system has not taken yet. A single write counts as a whole in `writableLength` until its end; how
 * far it has come is known to the handle alone, which `net` asks for its own time-out as well.
 */
function unreadBytes(socket: Socket): number {
  const { _handle: handle } = socket as Socket & { _handle?: { writeQueueSize?: number } | null };
  return Math.max(handle?.writeQueueSize ?? 0, socket.writableLength === 0 ? 0 : 1);
}
