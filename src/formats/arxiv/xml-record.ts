/**
 * Records of arXiv in XML, put into the fields of its snapshot. An entry of its API is Atom
 * (https://info.arxiv.org/help/api/user-manual.html), a record of OAI-PMH holds `arXiv`, `arXivRaw`, `arXivOld` or
 * Dublin Core (https://info.arxiv.org/help/oa/index.html).
 */
import type { Rejection } from '../bulk-format.js';
import { childTexts, childrenOf, elementText, findElement, type XmlElement } from '../xml/xml-element.js';

/** The fields of the snapshot that records of XML have too. */
interface SnapshotFields {
  id: string | undefined;
  title: string | undefined;
  abstract: string | undefined;
  comments: string | undefined;
  categories: string;
  doi: string | undefined;
  'journal-ref'?: string | undefined;
  license?: string | undefined;
  authors?: string | undefined;
  authors_parsed?: string[][];
  versions: { created: string }[];
  update_date: string | undefined;
}

type Shape = 'entry' | 'arXiv' | 'arXivRaw' | 'arXivOld' | 'dc';

const READERS: Readonly<Record<Shape, (element: XmlElement) => SnapshotFields>> = {
  entry: readEntry,
  arXiv: readArxiv,
  arXivRaw: readRaw,
  arXivOld: readRaw,
  dc: readDublinCore,
};

/** Whether an element is one of arXiv's, however faulty: it names an address or a format of arXiv. */
export function isArxivElement(element: XmlElement): boolean {
  const [found] = shapeOf(element) ?? [];
  if (found === undefined) return element.element === 'record' && /arxiv/i.test(headerId(element));
  return found.startsWith('arXiv') || /arxiv/i.test(elementText(element));
}

/** The same record as the snapshot has it, or why there is none. */
export function snapshotFields(record: XmlElement): SnapshotFields | Rejection {
  const shape = shapeOf(record);
  if (shape === null) {
    const [header] = childrenOf(record, 'header');
    const isDeleted = header?.attributes.status === 'deleted';
    return { rejected: isDeleted ? 'is deleted at its source' : 'has no metadata that arXiv gives out' };
  }
  const [name, element] = shape;
  const fields = READERS[name](element);
  return { ...fields, id: fields.id ?? (headerId(record) || undefined) };
}

function shapeOf(record: XmlElement): [Shape, XmlElement] | null {
  if (record.element === 'entry') return ['entry', record];
  for (const name of ['arXiv', 'arXivRaw', 'arXivOld', 'dc'] as const) {
    const found = findElement(record, name);
    if (found !== null) return [name, found];
  }
  return null;
}

/** Such as `oai:arXiv.org:0704.0001`. */
function headerId(record: XmlElement): string {
  const [header] = childrenOf(record, 'header');
  return header === undefined ? '' : (childTexts(header, 'identifier')[0] ?? '');
}

function readEntry(entry: XmlElement): SnapshotFields {
  const first = (name: string) => childTexts(entry, name)[0];
  const authors = childrenOf(entry, 'author').map((author) => [
    ...['', childTexts(author, 'name')[0] ?? '', ''],
    ...childTexts(author, 'affiliation'),
  ]);
  return {
    id: first('id'),
    title: first('title'),
    abstract: first('summary'),
    comments: first('comment'),
    categories: categoriesOf([...childrenOf(entry, 'primary_category'), ...childrenOf(entry, 'category')]),
    doi: first('doi'),
    'journal-ref': first('journal_ref'),
    authors_parsed: authors,
    versions: versionsOf(childTexts(entry, 'published')),
    update_date: first('updated'),
  };
}

/** What is no category of arXiv, such as a number of the MSC among them, has a blank or a comma. */
function categoriesOf(elements: readonly XmlElement[]): string {
  const terms = elements.flatMap(({ attributes }) => attributes.term ?? []);
  return [...new Set(terms)].filter((term) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(term)).join(' ');
}

function readArxiv(element: XmlElement): SnapshotFields {
  const first = (name: string) => childTexts(element, name)[0];
  const authors = childrenOf(element, 'authors').flatMap((list) => childrenOf(list, 'author'));
  return {
    ...commonFields(element),
    authors_parsed: authors.map((author) => [
      ...['keyname', 'forenames', 'suffix'].map((name) => childTexts(author, name)[0] ?? ''),
      ...childTexts(author, 'affiliation'),
    ]),
    versions: versionsOf(childTexts(element, 'created')),
    update_date: first('updated') ?? first('created'),
  };
}

/** `arXivRaw` has every version; `arXivOld` none. */
function readRaw(element: XmlElement): SnapshotFields {
  const dates = childrenOf(element, 'version').flatMap((version) => childTexts(version, 'date'));
  return {
    ...commonFields(element),
    authors: childTexts(element, 'authors')[0],
    versions: versionsOf(dates.slice(0, 1)),
    update_date: undefined,
  };
}

function commonFields(element: XmlElement) {
  const first = (name: string) => childTexts(element, name)[0];
  return {
    id: first('id'),
    title: first('title'),
    abstract: first('abstract'),
    comments: first('comments'),
    categories: first('categories') ?? '',
    doi: first('doi'),
    'journal-ref': first('journal-ref'),
    license: first('license'),
  };
}

const COMMENT = /^Comments?:\s*/;

/** Names stand as `Family, Given`, the comment is a second description, topics are no codes. */
function readDublinCore(element: XmlElement): SnapshotFields {
  const identifiers = childTexts(element, 'identifier');
  const descriptions = childTexts(element, 'description');
  const dates = childTexts(element, 'date');
  return {
    id: identifiers.find((text) => /arxiv\.org\/abs\//i.test(text)),
    title: childTexts(element, 'title')[0],
    abstract: descriptions.find((text) => !COMMENT.test(text)),
    comments: descriptions.find((text) => COMMENT.test(text))?.replace(COMMENT, ''),
    categories: '',
    doi: identifiers.find((text) => /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i.test(text)),
    authors_parsed: childTexts(element, 'creator').map(creatorParts),
    versions: versionsOf(dates.slice(0, 1)),
    update_date: dates.at(-1),
  };
}

function creatorParts(creator: string): string[] {
  const [family = '', given = '', ...suffix] = creator.split(/,\s*/);
  return [family, given, suffix.join(', ')];
}

function versionsOf([created]: readonly string[]): { created: string }[] {
  return created === undefined ? [] : [{ created }];
}
