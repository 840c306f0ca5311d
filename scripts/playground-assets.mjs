// Puts the files that the page of GraphQL Playground needs into dist/playground: those of src/http/playground/browser,
// and three of the program.
//
// The three come out of the published package, which is fetched but not installed: installing it would bring some 450
// other packages. What was fetched is compared with the checksums below; files that are in place are left alone, so
// that a start takes no time and needs no network.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

// The version is also in the address that the files are served under: src/http/playground/routes.ts.
const PACKAGE = 'graphql-playground-react@1.7.28';
const PACKAGE_SHA512 =
  'YPR33Ph9kuKlFOMpc8mKGsL/fOiX0ltgzV1BokXYNsBLtTVQnhdCSKQuZg80CcxWKD8syNuWXDkGZSAdFkwmRg==';

const FILES = [
  {
    name: 'index.css',
    path: 'package/build/static/css/index.css',
    sha256: 'dKnNLEFwKSVFpkpjRWe+o/jQDM6n/JsvQ0J3l5Dk3fc=',
  },
  {
    name: 'middleware.js',
    path: 'package/build/static/js/middleware.js',
    sha256: 'VVwEZwxs4qS5W7E+/9nXINYgr/BJRWKOi/rTMUdmmWg=',
  },
  {
    name: 'favicon.png',
    path: 'package/build/favicon.png',
    sha256: 'GhTyE+McTU79R4+pRO6ih+4TfsTOrpPwD8ReKFzb3PM=',
  },
];

const ours = fileURLToPath(new URL('../src/http/playground/browser/', import.meta.url));
const target = fileURLToPath(new URL('../dist/playground/', import.meta.url));

cpSync(ours, target, { recursive: true });

/** The package cannot be had at the moment. */
class Unavailable extends Error {}

try {
  if (!FILES.every(isInPlace)) writeFiles(readTar(gunzipSync(fetchPackage())));
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  // The API needs none of this: it starts without, and the page says what is missing.
  console.error(
    `GraphQL Playground is left out: ${PACKAGE} could not be fetched.\n` +
      `Build once more with the package registry in reach; builds after that need no network.\n${error.message}`,
  );
}

function isInPlace({ name, sha256 }) {
  try {
    return digest('sha256', readFileSync(join(target, name))) === sha256;
  } catch {
    return false;
  }
}

/** The package as published. Throws where it cannot be had, or is not what it was. */
function fetchPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  try {
    npm([
      'pack',
      PACKAGE,
      '--dry-run=false',
      '--prefer-offline',
      '--loglevel=error',
      '--pack-destination',
      folder,
    ]);
    const [file] = readdirSync(folder);
    const tarball = readFileSync(join(folder, file));
    if (digest('sha512', tarball) !== PACKAGE_SHA512) {
      throw new Error(
        `${PACKAGE} is not the package it was: its checksum differs from the one in this script.`,
      );
    }
    return tarball;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function npm(args) {
  // Under `npm run` this is the npm that runs; it needs no shell, on Windows neither.
  const script = process.env.npm_execpath;
  const [command, ...rest] = script?.endsWith('.js') ? [process.execPath, script, ...args] : ['npm', ...args];
  try {
    const shell = process.platform === 'win32' && command === 'npm';
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], shell, timeout: 120_000 });
  } catch (error) {
    const reason =
      String(error.stderr ?? '')
        .trim()
        .split('\n')
        .slice(0, 4)
        .join('\n') || error.message;
    throw new Unavailable(reason, { cause: error });
  }
}

/** The files of a tar archive, by path. Only what npm writes is understood: plain files with short names. */
function readTar(tar) {
  const files = new Map();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(text(tar, at + 124, 12), 8);
    const path = [text(tar, at + 345, 155), text(tar, at, 100)].filter(Boolean).join('/');
    files.set(path, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function text(buffer, start, length) {
  return buffer.toString('utf8', start, start + length).replace(/[\0 ].*$/s, '');
}

function writeFiles(files) {
  for (const { name, path, sha256 } of FILES) {
    const content = files.get(path);
    if (content === undefined || digest('sha256', content) !== sha256) {
      throw new Error(`${path} in ${PACKAGE} is missing or not the file it was.`);
    }
    writeFileSync(join(target, name), content);
  }
}

function digest(algorithm, content) {
  return createHash(algorithm).update(content).digest('base64');
}
