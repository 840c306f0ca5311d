import { bibtexAuthors } from './bibtex-names.js';
import { texText, verbatimText } from './bibtex-text.js';
import type { PaperWithByline } from './read-bylines.js';
import type { ExportedPaper } from './read-papers.js';

/** As BibTeX's styles define them, so without braces. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** DOIs that arXiv gives to what it holds: they tell of no other place of publication. */
const ARXIV_DOI = '10.48550/';

/** Papers as entries of BibTeX, in UTF-8. A slug is unique and has no character that a key may not have: it is the key. */
export async function* bibtexEntries(
  pages: AsyncIterable<readonly PaperWithByline[]>,
): AsyncGenerator<string> {
  for await (const papers of pages) yield papers.map((paper) => `${bibtexEntry(paper)}\n`).join('');
}

/** `@article` where a publisher has given a DOI, else `@misc`. A title in two pairs of braces keeps its capitals. */
export function bibtexEntry(paper: PaperWithByline): string {
  const doi = doiOf(paper);
  const type = doi === null || doi.startsWith(ARXIV_DOI) ? 'misc' : 'article';
  const [year, month] = (paper.publishedOn ?? paper.publishedIn)?.split('-') ?? [];
  const fields = [
    field('title', `{${texText(paper.title)}}`),
    field('author', bibtexAuthors(paper)),
    field('year', year ?? null),
    ...(month === undefined ? [] : [`  month = ${MONTHS[Number(month) - 1]}`]),
    ...eprintFields(paper),
    field('doi', doi && verbatimText(doi)),
    field('note', paper.comment && texText(paper.comment)),
  ];
  return `@${type}{${paper.slug},\n${fields.filter((text) => text !== null).join(',\n')}\n}\n`;
}

/** https://info.arxiv.org/help/hypertex/bibstyles/index.html */
function eprintFields(paper: ExportedPaper): (string | null)[] {
  const eprint = paper.identifiers.find(({ scheme }) => scheme === 'ARXIV')?.value;
  if (eprint === undefined) return [];
  const isCategory = /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(paper.primaryTopic ?? '');
  return [
    field('eprint', eprint),
    field('archivePrefix', 'arXiv'),
    field('primaryClass', isCategory ? paper.primaryTopic : null),
  ];
}

/** A publisher's before arXiv's own. */
function doiOf({ identifiers }: ExportedPaper): string | null {
  const dois = identifiers.filter(({ scheme }) => scheme === 'DOI').map(({ value }) => value);
  return dois.find((doi) => !doi.startsWith(ARXIV_DOI)) ?? dois[0] ?? null;
}

function field(name: string, value: string | null): string | null {
  return value === null ? null : `  ${name} = {${value}}`;
}
