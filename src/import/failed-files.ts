import { UserError } from '../user-error.js';
import { OtherFileError } from './read-batches.js';

/** The files of an import that are at fault: the others are imported all the same. */
export class FailedFiles {
  readonly reasons: { name: string; reason: string }[] = [];

  /** @param isOnlyFile whether there are no others, so that its fault is that of the import. */
  constructor(private readonly isOnlyFile: boolean) {}

  /** What the work on a file gives; null where the file is at fault. */
  async unless<Result>(name: string, work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      if (this.isOnlyFile || !(error instanceof UserError)) throw error;
      this.reasons.push({ name, reason: reasonOf(error, name) });
      return null;
    }
  }
}

/** Some errors name the file. */
function reasonOf(error: UserError, name: string): string {
  const isNamed = !(error instanceof OtherFileError) && error.message.includes(name);
  return isNamed ? error.message : `${name}: ${error.message}`;
}
