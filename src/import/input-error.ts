import { UserError } from '../user-error.js';

/** What an import reads is not there, or is damaged: the message names it and says all. */
export class InputError extends UserError {
  override readonly name = 'InputError';
}
