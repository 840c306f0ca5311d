/** What was asked for cannot be done as it was asked. The message says all, to whom asked: no stack is needed. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}
