/** Cuts a line of names, or of institutions, at its commas. */

/** In characters; what is longer between two commas is no name. */
export const LONGEST_NAME = 300;

/** Names between commas; a suffix stays with its name (`Al Roth, Jr.`), brackets are not cut. */
export function splitNames(text: string): string[] {
  const names: string[] = [];
  let start = 0;
  for (const end of [...topLevelCommas(text), text.length]) {
    if (isSuffix(text.slice(end + 1, end + 8))) continue;
    const name = text.slice(start, end).trim();
    if (name !== '') names.push(name);
    start = end + 1;
  }
  return names;
}

/** Institutions between commas. */
export function splitInstitutions(printed: string | null): string[] {
  return (printed ?? '')
    .split(',')
    .map((institution) => institution.trim())
    .filter((institution) => institution !== '');
}

/** Commas outside brackets; a bracket that is never closed hides none. */
function topLevelCommas(text: string): number[] {
  const commas: { at: number; depth: number }[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ',') commas.push({ at, depth });
  }
  return commas.filter((comma) => depth > 0 || comma.depth === 0).map((comma) => comma.at);
}

/** What follows a comma: `Jr.`, `III`, and then the end of the name. */
function isSuffix(text: string): boolean {
  return /^ ?(?:Jr|Sr|Ph\.?D|M\.?D|II|III|IV)\.?(?:,| |$)/.test(text);
}
