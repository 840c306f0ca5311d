// Runs an embedded PostgreSQL in a process that a test can kill: `node embedded-child.mjs HOME`. Says "ready".
import { startEmbeddedServer } from '../../dist/src/embedded-postgres/server.js';
import { createLog } from '../../dist/src/log.js';

try {
  const server = await startEmbeddedServer({ home: process.argv[2], log: createLog('silent') });
  // Before it says so: whoever reads it may send the signal at once.
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  console.log('ready', JSON.stringify(server.connection));
} catch (error) {
  console.log(error.message);
  process.exit(1);
}
