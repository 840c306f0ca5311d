import { splitBibtex } from './bib-entries/split-bibtex.js';
import type { SplitItem } from './split-item.js';
import { splitLines } from './split-lines.js';
import { splitRis } from './split-ris.js';
import { splitValues } from './split-values.js';
import { splitXml } from './split-xml.js';
import { LIST_KEYS } from './values-cursor.js';

/** Cuts a stream of bytes into the items of a bulk file. */
export type Framing = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<SplitItem>;

/** So many bytes from the start are looked at. */
export const HEAD_BYTES = 256 * 1024;

/** So many lines show whether a file has one record a line, should the first be damaged. */
const LINES_TRIED = 10;

/** Documents of XML that hold records; others, such as HTML, are no bulk files. */
const RECORDS_IN_XML = /<(?:[a-z][\w-]*:)?(?:feed|entry|OAI-PMH|ListRecords|GetRecord|record|arXiv\w*)[\s>]/i;

/**
 * How a file is cut into records, by how it begins: JSON one record a line, where a damaged line costs itself alone;
 * JSON on any number of lines (arrays, answers that hold a list, objects printed for people); XML; or the entries of
 * BibTeX or RIS.
 *
 * @param head the first bytes, as text.
 */
export function chooseFraming(head: string): Framing {
  const text = head.replace(/^[\uFEFF\s]+/, '');
  if (text.startsWith('<')) return isXmlOfRecords(text) ? splitXml : splitLines;
  if (text.startsWith('[')) return splitValues;
  if (text.startsWith('{'))
    return hasRecordsInLines(text, head.length >= HEAD_BYTES) ? splitLines : splitValues;
  if (RIS.test(text)) return splitRis;
  return BIBTEX.test(text) ? splitBibtex : splitLines;
}

/** The first tag of a record of RIS; before it programs write a heading. */
const RIS = /^\s*TY {1,2}-/m;
/** What an entry, a comment or a string begins with, on a line of its own or behind another. */
const BIBTEX = /(?:^|[\s}])@[ \t]*[a-z]+[ \t\r\n]*[{(]/im;

function isXmlOfRecords(text: string): boolean {
  return RECORDS_IN_XML.test(text) && !/<html[\s>]/i.test(text.slice(0, 2_000));
}

function hasRecordsInLines(text: string, isCut: boolean): boolean {
  const lines = text.split('\n', LINES_TRIED + 1);
  if (isCut && lines.length === 1) return false;
  const [first = '', ...others] = lines;
  const value = objectOf(first);
  if (value !== null) return !holdsList(value);
  const hasOther = others.some((line) => objectOf(line) !== null);
  // Text that is printed for people breaks behind one of these signs; behind most of them no object can follow.
  const mayGoOn = /[[{,:]\s*$/.test(first);
  return mayGoOn ? objectOf(others[0] ?? '') !== null && !/[[:]\s*$/.test(first) : hasOther;
}

/** Itself, or in the message of an answer of Crossref. */
function holdsList(value: object): boolean {
  if (Object.entries(value).some(isList)) return true;
  const message: unknown = 'message-type' in value && 'message' in value ? value.message : null;
  return typeof message === 'object' && message !== null && Object.entries(message).some(isList);
}

function isList([key, value]: [string, unknown]): boolean {
  return LIST_KEYS.has(key) && Array.isArray(value);
}

function objectOf(line: string): object | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as object;
  } catch {
    return null;
  }
}
