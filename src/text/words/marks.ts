/** What marks a lexeme that is no stem of a text: a word of the title as it is printed, a word of a name. */
export const MARKS = { title: '=', name: '@' } as const;
