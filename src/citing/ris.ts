import { type AuthorName, authorNames } from './author-names.js';
import {
  type CitablePaper,
  type WorkKind,
  arxivIdOf,
  dateParts,
  doiOf,
  noteOf,
  oneLine,
  urlOf,
  workKind,
} from './citable-paper.js';

const TYPES: Readonly<Record<WorkKind, string>> = {
  article: 'JOUR',
  'conference paper': 'CPAPER',
  chapter: 'CHAP',
  book: 'BOOK',
  thesis: 'THES',
  report: 'RPRT',
  preprint: 'UNPB',
  dataset: 'DATA',
  software: 'COMP',
  other: 'GEN',
};

/** A paper as a record of RIS, in UTF-8, its lines ended as the format asks. */
export function risRecord(paper: CitablePaper): string {
  const [start, end] = pagesOf(paper);
  const arxiv = arxivIdOf(paper);
  const lines: [tag: string, value: string | null][] = [
    ['TY', TYPES[workKind(paper)]],
    ['ID', paper.slug],
    ['TI', paper.title],
    ...authorNames(paper).map((name): [string, string] => ['AU', risName(name)]),
    ...dateLines(paper),
    ['T2', paper.venue],
    ['VL', paper.volume],
    ['IS', paper.issue],
    ['SP', start],
    ['EP', end],
    ['PB', paper.publisher],
    ['SN', paper.issn],
    ['DO', doiOf(paper)],
    ['UR', urlOf(paper)],
    ['AN', arxiv === null ? null : `arXiv:${arxiv}`],
    ['LA', paper.language],
    ['N1', noteOf(paper)],
    ['AB', paper.abstract],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => (value === null ? '' : `${tag}  - ${oneLine(value)}\r\n`)).join('');
}

/** `PY` has the year alone; `DA` as `2022/09/30/`, with nothing between the strokes of what is not known. */
function dateLines(paper: CitablePaper): [string, string | null][] {
  const [year, ...rest] = dateParts(paper);
  if (year === undefined) return [];
  const four = String(year).padStart(4, '0');
  const [month = '', day = ''] = rest.map((part) => String(part).padStart(2, '0'));
  return [
    ['PY', four],
    ['DA', rest.length === 0 ? null : `${four}/${month}/${day}/`],
  ];
}

/** A single range is taken apart. */
function pagesOf({ pages }: CitablePaper): [start: string | null, end: string | null] {
  const [, start, end] = /^([^\s,;-]+)-([^\s,;-]+)$/.exec(pages ?? '') ?? [];
  return start === undefined || end === undefined ? [pages, null] : [start, end];
}

/** `Family, Given, Suffix`; a group's name as it is. */
function risName(name: AuthorName): string {
  if (name.group !== null) return name.group;
  return [name.family, name.given, name.suffix].filter((part) => part !== '').join(', ');
}
