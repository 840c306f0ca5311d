import { type LinkKind, type StatedLink, webAddress } from './links.js';

/** Where an address may begin: with its scheme, or without where the host is one of those that keep code. */
const ADDRESS =
  /https?:\/\/[!-~]+|(?<![\w@./:-])(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|hugging-?face\.co)\/[!-~]+/giu;

/** What no address has in a text: white space, quotes, brackets of TeX and Markdown, and what is not ASCII. */
const END = /[\s<>"'`{}|^\\\]]|\)[,.;:]?\[|\)\{|\$/u;

const PROJECT_BEFORE = /(?:project|web|home)[ -]?(?:page|site)s?\b[^.]{0,40}$/iu;

/**
 * Addresses that an abstract or a comment prints of what belongs to the paper: repositories, data, project pages. Others,
 * such as those of works that it speaks of, are left out. Each stands once.
 */
export function findLinks(text: string): StatedLink[] {
  if (!/https?:\/\/|github|gitlab|bitbucket|codeberg|hugging-?face/iu.test(text)) return [];
  const plain = text.replaceAll(/\\([_%#&~$])/gu, '$1');
  const links = new Map<string, StatedLink>();
  for (const { 0: printed, index } of plain.matchAll(ADDRESS)) {
    const url = webAddress(withScheme(addressIn(printed)));
    if (url === null) continue;
    const kind = kindOf(new URL(url), plain.slice(Math.max(0, index - 80), index));
    if (kind !== null && !links.has(linkKey(url))) links.set(linkKey(url), { kind, url });
  }
  return [...links.values()];
}

function withScheme(address: string): string {
  return /^https?:/iu.test(address) ? address : `https://${address}`;
}

/** Without what stands behind it: a full stop, a bracket that was opened before it, the next sentence. */
function addressIn(printed: string): string {
  let address = printed.slice(0, END.exec(printed)?.index ?? printed.length);
  for (;;) {
    const shorter = address.replace(/(?:[.,;:!?*]|\.[A-Z][a-z]+)$/u, '');
    const closed = isUnopened(shorter) ? shorter.slice(0, -1) : shorter;
    if (closed === address) return address;
    address = closed;
  }
}

function isUnopened(text: string): boolean {
  return text.endsWith(')') && text.split(')').length > text.split('(').length;
}

/** Not a page of the site itself, which is nobody's repository. */
const OF_SOMEBODY = /^\/(?!(?:orgs|topics|features|about|sponsors|search|marketplace|collections)\/)/i;

/** What hosts keep, by the end of their names; `depth` is how many parts a path has at least. */
const HOSTS: readonly { host: RegExp; kind: LinkKind; depth: number; path?: RegExp }[] = [
  { host: /^(?:github\.com|bitbucket\.org|codeberg\.org)$/, kind: 'CODE', depth: 2, path: OF_SOMEBODY },
  { host: /^gist\.github\.com$/, kind: 'CODE', depth: 1 },
  { host: /^gitlab\.[\w.-]+$/, kind: 'CODE', depth: 2 },
  { host: /^anonymous\.4open\.science$/, kind: 'CODE', depth: 2 },
  { host: /^sourceforge\.net$/, kind: 'CODE', depth: 2, path: /^\/projects\// },
  { host: /^(?:hugging-?face\.co|hf\.co)$/, kind: 'DATASET', depth: 2, path: /^\/datasets\// },
  {
    host: /^(?:hugging-?face\.co|hf\.co)$/,
    kind: 'PROJECT',
    depth: 2,
    path: /^\/(?!papers\/|docs\/|blog\/)/,
  },
  { host: /^(?:www\.)?kaggle\.com$/, kind: 'DATASET', depth: 2, path: /^\/(?:datasets|competitions|c)\// },
  { host: /^zenodo\.org$/, kind: 'DATASET', depth: 2, path: /^\/records?\// },
  { host: /^(?:figshare\.com|osf\.io|data\.mendeley\.com)$/, kind: 'DATASET', depth: 1 },
  { host: /\.(?:github|gitlab)\.io$/, kind: 'PROJECT', depth: 0 },
  { host: /^sites\.google\.com$/, kind: 'PROJECT', depth: 2 },
  { host: /\.(?:readthedocs\.io|netlify\.app|vercel\.app)$/, kind: 'PROJECT', depth: 0 },
];

function kindOf({ hostname, pathname }: URL, before: string): LinkKind | null {
  const host = hostname.replace(/^www\./u, '');
  const depth = pathname.split('/').filter((part) => part !== '').length;
  const known = HOSTS.find(
    (rule) => rule.host.test(host) && depth >= rule.depth && (rule.path?.test(pathname) ?? true),
  );
  if (known !== undefined) return known.kind;
  const isKept = HOSTS.some((rule) => rule.host.test(host));
  return !isKept && PROJECT_BEFORE.test(before) ? 'PROJECT' : null;
}

/** What two ways to write one address have in common: scheme, `www`, case of host and of repositories, ends, versions of arXiv. */
export function linkKey(url: string): string {
  const { hostname, pathname, search } = new URL(url);
  const host = hostname.replace(/^(?:www|dx)\./u, '').replace(/^hugging-?face\.co$/u, 'hf.co');
  const path = pathname.replace(/\/+$/u, '').replace(/\.git$/u, '');
  if (host === 'arxiv.org') return `${host}${path.replace(/(?:v\d+)?(?:\.pdf)?$/u, '').toLowerCase()}`;
  const ignoresCase = /^(?:doi\.org|github\.com|gitlab\.com|hf\.co)$/u.test(host);
  return `${host}${ignoresCase ? path.toLowerCase() : path}${search}`;
}
