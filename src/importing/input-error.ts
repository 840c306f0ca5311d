/** What an import reads is not there, or is damaged: the message names it and says all. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
