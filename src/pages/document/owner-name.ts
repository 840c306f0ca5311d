/** Whether a line of a page's head can be the owner's name: short, and no sentence. Any name is allowed. */
export function canBeOwner(text: string): boolean {
  const name = text.trim();
  return name.length <= 80 && name.split(/\s+/u).length <= 6 && !/[:;!?,]|[\p{Ll}\p{N})]{3}\.$/u.test(name);
}
