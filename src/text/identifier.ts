/**
 * What names a paper elsewhere, in one form: the ways people write an identifier, with resolver, prefix or
 * version, all give the same text. Pure; the loader stores these forms and the reader asks for them.
 */

/** Identifiers are indexed; longer ones than this are none, in whatever form they come. */
const MOST_CHARACTERS = 500;

/** The normal form by scheme; null where the value is no identifier of it. */
const NORMAL_FORMS = {
  ARXIV: arxivForm,
  DOI: doiForm,
  OPENALEX: openAlexForm,
  SEMANTIC_SCHOLAR: semanticScholarForm,
  DBLP: dblpForm,
  ORCID: orcidForm,
} as const satisfies Record<string, (text: string) => string | null>;

type Scheme = keyof typeof NORMAL_FORMS;

export interface SchemedIdentifier {
  scheme: Scheme;
  value: string;
}

/** The normal form of an identifier; null where the value is none of its scheme. */
export function normalIdentifier({ scheme, value }: SchemedIdentifier): string | null {
  const text = value.trim();
  return text.length > MOST_CHARACTERS ? null : NORMAL_FORMS[scheme](bareIdentifier(text));
}

export interface PersonIdentifier {
  scheme: 'ORCID' | 'OPENALEX' | 'HUGGING_FACE';
  value: string;
}

/** The normal form of what names a person, as `A5023888391` of OpenAlex; null where it names none. */
export function normalPersonIdentifier({ scheme, value }: PersonIdentifier): string | null {
  if (scheme === 'ORCID') return normalIdentifier({ scheme, value });
  const text = value.trim();
  if (text.length > MOST_CHARACTERS) return null;
  return scheme === 'OPENALEX' ? openAlexAuthorForm(bareIdentifier(text)) : accountForm(text);
}

/** The number of an account, which stays when its name changes: 24 hexadecimal digits. */
function accountForm(text: string): string | null {
  return /^[0-9a-f]{24}$/i.test(text) ? text.toLowerCase() : null;
}

/** What names a person, `ORCID:0000-…`, in normal form; null where it names none. */
export function personKey({ scheme, value }: SchemedIdentifier): string | null {
  if (scheme !== 'ORCID' && scheme !== 'OPENALEX') return null;
  const normal = normalPersonIdentifier({ scheme, value });
  return normal === null ? null : `${scheme}:${normal}`;
}

/**
 * Every identifier that the given one is as good as, itself first, in normal form: a DOI that arXiv gave
 * names the arXiv paper too. Empty where the value is none of its scheme, and for an ORCID iD, which names a
 * person: papers that share one are not the same paper.
 */
export function paperIdentifiers(given: SchemedIdentifier): SchemedIdentifier[] {
  const value = normalIdentifier(given);
  if (value === null || given.scheme === 'ORCID') return [];
  const own = { scheme: given.scheme, value };
  const arxiv = given.scheme === 'DOI' ? arxivOfDoi(value) : null;
  return arxiv === null ? [own] : [own, { scheme: 'ARXIV', value: arxiv }];
}

/** Scheme and value as one text, as the store keeps them in lists. */
export function identifierKey({ scheme, value }: SchemedIdentifier): string {
  return `${scheme}:${value}`;
}

/** What `identifierKey` wrote; null where it names no scheme. */
export function readIdentifierKey(key: string): SchemedIdentifier | null {
  const [scheme = ''] = key.split(':', 1);
  return isScheme(scheme) ? { scheme, value: key.slice(scheme.length + 1) } : null;
}

function isScheme(text: string): text is Scheme {
  return Object.hasOwn(NORMAL_FORMS, text);
}

/** A byline, as far as it identifies persons: for each name what is said of it, in the order of the names. */
export interface IdentifyingByline {
  identifiers?: readonly (readonly PersonIdentifier[])[];
}

/**
 * For each name of a byline what identifies its person, in one form, such as `OPENALEX:A1 ORCID:0000-…`; empty where
 * nothing does. An identifier that is given to two of a byline is nobody's: `NOBODYS:ORCID=0000-…` says so.
 *
 * @param nameKeys the names, folded: one that is listed twice with the same identifiers is no contradiction.
 */
export function personIdentities(
  { identifiers = [] }: IdentifyingByline,
  nameKeys: readonly string[],
): string[] {
  const keysOf = identifiers.map(identifierKeys);
  const bearers = new Map<string, string>();
  const nobodys = new Set<string>();
  keysOf.forEach((keys, place) => {
    const bearer = `${nameKeys[place] ?? ''} ${keys.join(' ')}`;
    for (const key of keys) if ((bearers.get(key) ?? bearer) !== bearer) nobodys.add(key);
    for (const key of keys) bearers.set(key, bearer);
  });
  return keysOf.map((keys) =>
    keys
      .map((key) => (nobodys.has(key) ? `${NOBODYS}${key.replace(':', '=')}` : key))
      .sort()
      .join(' '),
  );
}

const NOBODYS = 'NOBODYS:';

/** The identifiers of what `personIdentities` gives for one name. */
export function identifiersIn(identity: string): string[] {
  return identity.split(' ').filter((token) => token !== '' && !token.startsWith(NOBODYS));
}

function identifierKeys(identifiers: readonly PersonIdentifier[]): string[] {
  const keys = identifiers.flatMap(({ scheme, value }) => {
    const normal = scheme === 'ORCID' ? normalIdentifier({ scheme, value }) : value;
    return normal === null ? [] : [`${scheme}:${normal}`];
  });
  return [...new Set(keys)].sort();
}

/** Addresses of arXiv and of those who show its papers under its ids; `arXiv:`, `oai:arXiv.org:` and the like. */
const ARXIV_PREFIX =
  /^(?:(?:https?:\/\/)?(?:[a-z0-9-]+\.)*(?:arxiv|ar5iv|alphaxiv)\.org\/(?:(?:abs|pdf|html|ps|format|e-print|src|list|overview)\/)?|(?:https?:\/\/)?(?:www\.)?[a-z]+\.co\/papers\/|oai:arxiv\.org:|(?:urn:)?arxiv[:.]\s*|arxiv\s+(?:id:?\s*|preprint\s+(?:arxiv:\s*)?)?(?=[a-z-]*[.\d]))/i;
const ARXIV_DOI = /^10\.48550\/arxiv\./i;
/** `2209.15618`, since April 2007; and before that `hep-th/9901001`, also with a subject class, `math.GT/0309136`. */
const ARXIV_ID =
  /^(?:(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})|([a-z]+(?:-[a-z]+)?)(?:\.[a-z-]+)?\/(\d{2}(?:0[1-9]|1[0-2])\d{3}))(?:v\d+)?$/i;

/** https://info.arxiv.org/help/arxiv_identifier.html */
function arxivForm(text: string): string | null {
  const bare = withoutArxivEnding(text)
    .replace(ARXIV_PREFIX, '')
    .replace(DOI_PREFIX, '')
    .replace(ARXIV_DOI, '');
  const [, current, archive, number] = ARXIV_ID.exec(bare.replace(/\.pdf$/i, '').replace(/\/$/, '')) ?? [];
  if (current !== undefined) return current;
  return archive === undefined || number === undefined ? null : `${archive.toLowerCase()}/${number}`;
}

/** Behind an id pages print its category, and sometimes the day: `2209.15618v2 [cs.LG] 30 Sep 2022`. */
function withoutArxivEnding(text: string): string {
  return text.replace(/\s*[[(][a-z-]+(?:\.[a-z-]+)?[\])](?:\s+\d{1,2} [a-z]{3,9} \d{4})?$/i, '');
}

/** Any resolver: an address whose path is the DOI, or has it behind `doi`; `doi:`, `DOI 10.`, `urn:doi:`. */
const DOI_PREFIX =
  /^(?:(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/(?:(?:doi|bib)\/(?:(?:abs|full|pdf|epdf|pdfdirect|epub|book|ref|citedby)\/)?)?(?:doi:\s*)?|(?:urn:|info:)?doi(?:[:/]\s*|\s+)?(?:https?:\/\/(?:dx\.)?doi\.org\/)?)(?=10\.\d)/i;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}\p{Cs}]+$/u;

/** Letters of ASCII are the same in either case, others are not: https://www.doi.org/doi-handbook/HTML/case-sensitivity.html */
function doiForm(text: string): string | null {
  const doi = text.replace(DOI_PREFIX, '').replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (!DOI.test(doi)) return null;
  const arxiv = arxivOfDoi(doi);
  return arxiv === null ? doi : `10.48550/arxiv.${arxiv}`;
}

function arxivOfDoi(doi: string): string | null {
  return ARXIV_DOI.test(doi) ? arxivForm(doi) : null;
}

const OPENALEX_PREFIX =
  /^(?:(?:https?:\/\/)?(?:api\.|www\.|explore\.)?openalex\.org\/(?:works\/|authors\/)?|openalex:)/i;

function openAlexForm(text: string): string | null {
  const bare = text.replace(OPENALEX_PREFIX, '').replace(/\/$/, '');
  return /^w[1-9]\d*$/i.test(bare) ? bare.toUpperCase() : null;
}

/**
 * These two stand for nobody: authors without a record, and those whose record was deleted.
 * https://docs.openalex.org/api-entities/authors/author-disambiguation
 */
const OPENALEX_NOBODY: readonly string[] = ['A9999999999', 'A5317838346'];

function openAlexAuthorForm(text: string): string | null {
  const bare = text.replace(OPENALEX_PREFIX, '').toUpperCase();
  return /^A[1-9]\d*$/.test(bare) && !OPENALEX_NOBODY.includes(bare) ? bare : null;
}

const SEMANTIC_SCHOLAR_PREFIX =
  /^(?:https?:\/\/)?(?:www\.|api\.)?semanticscholar\.org\/(?:graph\/v1\/)?(?:paper\/(?:[^/]*\/)?|reader\/)?/i;

/** The paper id of 40 hexadecimal digits, or the number of the corpus as `CorpusId:37220927`. */
function semanticScholarForm(text: string): string | null {
  const bare = text.replace(SEMANTIC_SCHOLAR_PREFIX, '');
  if (/^[0-9a-f]{40}$/i.test(bare)) return bare.toLowerCase();
  const [, number] = /^(?:corpus ?id:? ?)?([1-9]\d*)$/i.exec(bare) ?? [];
  return number === undefined ? null : `CorpusId:${number}`;
}

const DBLP_PREFIX =
  /^(?:(?:https?:\/\/)?(?:www\.)?dblp\.(?:org|uni-trier\.de|dagstuhl\.de)\/rec\/(?:(?:html|bibtex|xml|rdf)\/)?|dblp:)/i;
const DBLP_ENDING = /\.(?:html|xml|bib|rdf|nt|ttl|ris|json)$/;

/** The key of a record, `conf/nips/VaswaniSPUJGKP17`; case tells keys apart. */
function dblpForm(text: string): string | null {
  const bare = DBLP_PREFIX.test(text) ? text.replace(DBLP_PREFIX, '').replace(DBLP_ENDING, '') : text;
  return /^[a-z]+(?:\/[\w.:+-]+)+$/.test(bare) ? bare : null;
}

/** Four groups of digits, the last a check: https://support.orcid.org/hc/en-us/articles/360006897674 */
function orcidForm(text: string): string | null {
  const bare = text
    .replace(/^(?:(?:https?:\/\/)?(?:[a-z]+\.)?orcid\.org\/|orcid(?:\s*id)?\s*[:#]?\s*)/i, '')
    .replaceAll(/\s*[\p{Pd}\u2212]\s*|(?<=\d)\s+(?=\d)/gu, '-')
    .replace(/\/$/, '')
    .toUpperCase();
  const [, ...groups] = /^(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])$/.exec(bare) ?? [];
  return groups.length > 0 && hasCheckDigit(groups.join('')) ? groups.join('-') : null;
}

/** ISO 7064 mod 11-2. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(0, -1)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  return '0123456789X'[(12 - (sum % 11)) % 11] === digits.at(-1);
}

/**
 * Without what is printed around an identifier: brackets, quotation marks, and the full stop or comma of the sentence
 * that it ends. A bracket that it opens itself stays.
 */
function bareIdentifier(text: string): string {
  const opened = text
    .replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .replace(/^[\s<([{"'\u2018\u201C\u00AB]+/u, '');
  return withoutStrayClosers(decodeAddress(opened).replace(STRAY_END, ''));
}

const STRAY_END = /[\s.,;:"'\u2019\u201D\u00BB]+$/u;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

function withoutStrayClosers(text: string): string {
  let bare = text;
  for (let closer = bare.at(-1) ?? ''; CLOSERS[closer] !== undefined; closer = bare.at(-1) ?? '') {
    const opener = CLOSERS[closer] ?? '';
    if (bare.split(opener).length >= bare.split(closer).length) break;
    bare = bare.slice(0, -1).replace(STRAY_END, '');
  }
  return bare;
}

const ADDRESS = /^(?:https?(?::|%3a)|(?:[a-z]+[.-])+(?:org|de)\/)/i;

/** Of a web address, what stands behind `?` or `#` is no part of the identifier, and all else may be encoded. */
function decodeAddress(text: string): string {
  if (ADDRESS.test(text)) return decodePercents(text.replace(/[?#].*$/s, ''));
  return /^10\.\d+%2f/i.test(text) ? decodePercents(text) : text;
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
