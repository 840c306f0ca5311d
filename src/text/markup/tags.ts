/** Tags of HTML, JATS and MathML in a text, and which of its angle brackets are none. Pure, linear in the length. */

export interface Tag {
  /** Where it stands. */
  start: number;
  end: number;
  /** In lower case, without a prefix. */
  name: string;
  /** `open` and `close` come in pairs; `lone` is one that has no partner. */
  kind: 'open' | 'close' | 'empty' | 'lone';
}

/** Elements of HTML and JATS that texts of papers are marked up with. */
const TEXT_NAMES =
  'a abbr abstract alternatives article-title b big blockquote bold br break caption center cite code dd del disp-formula ' +
  'div dl dt em email emphasis ext-link fixed-case fn font formula graphic h1 h2 h3 h4 h5 h6 hr i img inf inline-formula ' +
  'inline-graphic ins italic label li list list-item mark monospace named-content ol overline p pre q roman s sans-serif ' +
  'sc scp script sec section small span strike strong style styled-content sub subtitle sup super table tbody td ' +
  'tex-math th thead title tr tt u ul underline uri xref';
/** https://www.w3.org/TR/mathml4/#mixing_elements_index */
const MATH_NAMES =
  'annotation annotation-xml maction math menclose merror mfenced mfrac mglyph mi mlabeledtr mmultiscripts mn mo mover ' +
  'mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder ' +
  'munderover none semantics';
const NAMES: ReadonlySet<string> = new Set(`${TEXT_NAMES} ${MATH_NAMES}`.split(' '));
const PREFIXES: ReadonlySet<string> = new Set([
  'jats',
  'mml',
  'm',
  'xhtml',
  'html',
  'ns0',
  'ns1',
  'ns2',
  'ns3',
]);
/** They have no content, with or without a stroke at their end. */
const EMPTY_NAMES: ReadonlySet<string> = new Set([
  'br',
  'break',
  'hr',
  'img',
  'none',
  'mprescripts',
  'mspace',
]);

/** Every attribute has a value: `<b and c>` is none, but a part of `a<b and c>d`. */
const TAG =
  /<(\/?)(?:([a-z][a-z0-9]*):)?([a-z][a-z0-9-]*)((?:\s+[a-z_:][\w:.-]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))*)\s*(\/?)>/gi;

/**
 * The tags of a text, in order. What opens and is never closed is text, such as the `<b>` of `a<b>c`, unless its prefix
 * shows what it is.
 */
export function findTags(text: string): Tag[] {
  const found = [...text.matchAll(TAG)].flatMap(readTag);
  markLoneTags(found);
  return found.filter(({ kind, isPrefixed, closes }) => kind !== 'lone' || isPrefixed || closes);
}

interface FoundTag extends Tag {
  isPrefixed: boolean;
  closes: boolean;
}

function readTag({
  0: whole,
  1: slash,
  2: prefix,
  3: given = '',
  5: stroke,
  index,
}: RegExpExecArray): FoundTag[] {
  const name = given.toLowerCase();
  const isPrefixed = prefix !== undefined;
  if (isPrefixed ? !PREFIXES.has(prefix.toLowerCase()) : !NAMES.has(name)) return [];
  const closes = slash === '/';
  const kind = stroke === '/' || EMPTY_NAMES.has(name) ? 'empty' : closes ? 'close' : 'open';
  return [{ start: index, end: index + whole.length, name, kind, isPrefixed, closes }];
}

/** Each closing tag goes with the last one of its name that is open; those opened since have no partner. */
function markLoneTags(tags: readonly FoundTag[]): void {
  const open: FoundTag[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, change: number) => counts.set(name, (counts.get(name) ?? 0) + change);
  for (const tag of tags) {
    if (tag.kind === 'open') {
      open.push(tag);
      count(tag.name, 1);
    } else if (tag.kind === 'close' && (counts.get(tag.name) ?? 0) === 0) tag.kind = 'lone';
    else if (tag.kind === 'close') {
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        count(last.name, -1);
        if (last.name === tag.name) break;
        last.kind = 'lone';
      }
    }
  }
  for (const tag of open) tag.kind = 'lone';
}
