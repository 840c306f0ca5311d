/** What is behind a link of a paper; the values of the schema's enum, the best to read first. */
export const LINK_KINDS = ['PDF', 'LANDING_PAGE', 'CODE', 'PROJECT', 'DATASET', 'DISCUSSION'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A link that a source states. */
export interface StatedLink {
  kind: LinkKind;
  /** Absolute, `http` or `https`. */
  url: string;
  /** Stars of a repository. */
  stars?: number | null;
}

const MOST_CHARACTERS = 2_000;

/**
 * A link as one text, as listings keep it: `CODE https://github.com/a/b 120`. Null for what is no address of the web, or
 * longer than 2,000 characters.
 */
export function printLink({ kind, url, stars = null }: StatedLink): string | null {
  const address = webAddress(url);
  if (address === null) return null;
  return stars === null ? `${kind} ${address}` : `${kind} ${address} ${stars}`;
}

/** Reads what `printLink` wrote. */
export function readLink(text: string): Required<StatedLink> {
  const [kind = '', url = '', stars] = text.split(' ');
  return { kind: kind as LinkKind, url, stars: stars === undefined ? null : Number(stars) };
}

/** Whether `printLink` would write the text so: another comes of an export that was changed by hand. */
export function isLink(text: string): boolean {
  const link = readLink(text);
  return LINK_KINDS.includes(link.kind) && printLink(link) === text;
}

/** The address as browsers write it; null where it leads to no page of the web. */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { href } = new URL(trimmed);
  return href.length > MOST_CHARACTERS ? null : href;
}
