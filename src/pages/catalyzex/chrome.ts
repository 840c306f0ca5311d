/** What CatalyzeX prints around its entries. */

const END_MARKER = /^(?:via\s*(?:\w+\s)?|arxiv\s)icon$/i;
const CHROME =
  /^(?:alert button|via|share(?: this .{0,60})?|add code|request code|get code|view code|code|access paper or ask questions|ask questions|papers?|topics?|abstract:?|share button|bookmark button|[^\p{L}\p{N}]{0,10}loading(?:\.+|…)?|[*·|]|)$/iu;
const PORTRAIT = /^picture for (?<name>.+)$/i;

/** The last line of an entry: `Viaarxiv icon`. */
export function isEndMarker(text: string): boolean {
  const line = text.trim();
  return line.length < 30 && END_MARKER.test(line);
}

/** Buttons and captions, and blank lines. */
export function isChrome(text: string): boolean {
  const line = text.trim();
  return line.length < 120 && (CHROME.test(line) || PORTRAIT.test(line) || isEndMarker(line));
}

/** The person of `Picture for Ann Lee`. */
export function portrayedPerson(text: string): string | null {
  return text.length < 120 ? (PORTRAIT.exec(text.trim())?.groups?.name ?? null) : null;
}
