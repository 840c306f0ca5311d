import { UserError } from '../user-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: 'a part of that path is a file',
  EEXIST: 'something else is there',
  ENOENT: 'no folder can be made there',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'that disk is read-only',
  ENOSPC: 'that disk is full',
  EDQUOT: 'that disk is full',
  ELOOP: 'links there lead back to themselves',
  ENAMETOOLONG: 'that path is too long',
};

/** The error of a folder that the embedded PostgreSQL cannot have, in a sentence that names the setting. */
export function unusableHome(home: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new UserError(
    `PAPERGRAPH_HOME: expected a folder, or a path where one can be made, got "${home}": ${REASONS[code] ?? message}.`,
    { cause: error },
  );
}
