import { UserError } from '../user-error.js';

/** A file that an import reads is not there, or is damaged. The message names it and says all. */
export class InputError extends UserError {
  override readonly name = 'InputError';
}
