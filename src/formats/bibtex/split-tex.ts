/**
 * Cuts a text typed for TeX wherever the separator stands outside of braces.
 *
 * @param separator sticky.
 */
export function splitTex(tex: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < tex.length; at += 1) {
    const sign = tex[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      separator.lastIndex = at;
      const found = separator.exec(tex);
      if (found === null || found[0] === '') continue;
      parts.push(tex.slice(start, at));
      start = at + found[0].length;
      at = start - 1;
    }
  }
  return [...parts, tex.slice(start)];
}
