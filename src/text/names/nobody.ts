/** `others`, `et al.`: more people than are named. */
const OTHERS = /^(?:(?:and|&|with) )?(?:(?:many )?others|et\.? ?alii|et\.? ?al\.?|u\. ?a\.|等|他)\.?$/iu;

/** What stands in the place of a name that is not known. */
const UNKNOWN =
  /^(?:anon|anonymous|anonymus|unknown|unnamed|unspecified|undisclosed|none|null|nil|n\/a|nan|tba|tbd|various|s\.? ?n|not available|not known|not specified|佚名|匿名)(?: (?:authors?|persons?|contributors?|user))?(?:\(s\))?\.?$/iu;
const NO_AUTHOR =
  /^(?:authors?(?:\(s\))?|no authors?(?:\(s\))?(?: (?:listed|given|named|available))?|authors?(?:\(s\))? (?:unknown|not available))\.?$/iu;

/**
 * Signs around it. The look behind keeps a run of them that is not at the end from being gone through again from each of its
 * places; so in all expressions here that end in `+$`.
 */
const AROUND = /^[[({<"'*]+|(?<![\])}>"'*,;])[\])}>"'*,;]+$/gu;

/**
 * What a text in the place of a name is, if it names nobody: `others` and `unknown` stand for people whom it does not
 * name, `mark` for nothing at all, as a `:` behind a collaboration. Null for a name.
 */
export function nobodyIn(text: string): 'others' | 'unknown' | 'mark' | null {
  const bare = text.trim().replaceAll(AROUND, '').trim();
  if (!/\p{L}/u.test(bare)) return 'mark';
  if (/^(?:and|und|et|y|e|&)$/u.test(bare)) return 'mark';
  if (OTHERS.test(bare)) return 'others';
  return UNKNOWN.test(bare) || NO_AUTHOR.test(bare) ? 'unknown' : null;
}

/** The names of an entry, with what is said of each in the same order. */
interface NamedByline {
  names: string[];
  truncated: boolean;
  identifiers?: readonly unknown[];
  parts?: readonly string[];
}

/**
 * A byline without what is no name in it: a `:` alone, and `others`, `et al.`, `Anonymous`, which say that it is not
 * complete. Null where nobody is left.
 */
export function withoutNobodies<Byline extends NamedByline>(byline: Byline | null): Byline | null {
  if (byline === null) return null;
  const kinds = byline.names.map(nobodyIn);
  if (kinds.every((kind) => kind === null)) return byline;
  const named = <Value>(values: readonly Value[]) => values.filter((_, place) => kinds[place] === null);
  const names = named(byline.names);
  const { identifiers, parts } = byline;
  if (names.length === 0) return null;
  return {
    ...byline,
    names,
    truncated: byline.truncated || kinds.some((kind) => kind !== null && kind !== 'mark'),
    ...(identifiers === undefined ? {} : { identifiers: named(identifiers) }),
    ...(parts === undefined ? {} : { parts: named(parts) }),
  };
}
