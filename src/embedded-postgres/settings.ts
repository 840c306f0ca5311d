import { totalmem } from 'node:os';
import type { Cluster } from './cluster.js';
import { SOCKET_PORT } from './socket.js';

/** PostgreSQL's settings by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/**
 * PostgreSQL's own cache, in MB: a sixteenth of the memory that this process may use, so that pages of indexes that are
 * written again and again stay there. It is taken as it fills.
 */
function cacheMegabytes(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.round(Math.min(Math.max(memory / 16 / 2 ** 20, 128), 2048));
}

/** For a server that one service on one machine uses: small, durable, and silent unless something is wrong. */
const DEFAULTS: ServerSettings = {
  max_connections: '50',
  shared_buffers: `${cacheMegabytes()}MB`,
  // Short queries: compiling them takes longer than it saves.
  jit: 'off',
  // No replicas, so the log need not serve any: what is loaded into a new table is not written twice.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // After a checkpoint each page is logged whole when it first changes: rarer ones make an import write half as much.
  max_wal_size: '2GB',
  huge_pages: 'off',
  logging_collector: 'off',
  log_checkpoints: 'off',
  log_line_prefix: '',
  log_timezone: 'UTC',
  timezone: 'UTC',
  cluster_name: 'papergraph',
};

/** The command line: nothing is written into the data folder, so that other settings hold from the next start. */
export function serverArguments({ dataFolder, socketFolder }: Cluster, settings: ServerSettings): string[] {
  const all: ServerSettings = {
    ...DEFAULTS,
    ...settings,
    listen_addresses: '',
    unix_socket_directories: quotePath(socketFolder),
    unix_socket_permissions: '0700',
    port: String(SOCKET_PORT),
  };
  return ['-D', dataFolder, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** The setting is a list: a path with a comma or a space in it has to be quoted. */
function quotePath(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}
