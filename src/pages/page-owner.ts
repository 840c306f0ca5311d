/** Whose page a document is. */
import type { PageOwner, PaperRecord } from '../record.js';
import { foldName } from '../text/fold.js';

/** For lists of papers, which do not say: the only person on every complete byline; two such bylines are needed, and two candidates are none. */
export function inferPageOwner(entries: readonly PaperRecord[]): PageOwner | null {
  const bylines = entries.flatMap(({ byline }) =>
    byline === null || byline.truncated ? [] : [byline.names],
  );
  const [first = [], ...others] = bylines.map((names) => new Set(names.map(foldName)));
  const everywhere = [...first].filter((key) => others.every((keys) => keys.has(key)));
  const [key] = everywhere;
  if (bylines.length < 2 || everywhere.length !== 1 || key === undefined) return null;
  return { name: commonSpelling(bylines.flat().filter((name) => foldName(name) === key)), inferred: true };
}

/** Whether a line of a page's head can be the owner's name: short, and no sentence. Any name is allowed. */
export function canBeOwner(text: string): boolean {
  const name = text.trim();
  return name.length <= 80 && name.split(/\s+/u).length <= 6 && !/[:;!?,]|[\p{Ll}\p{N})]{3}\.$/u.test(name);
}

/** The most frequent spelling, of equals the longest. */
function commonSpelling(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  return ranked[0]?.[0] ?? '';
}
