import { type VersionDays, type ArxivNumbers, versionDays } from './arxiv-days.js';
import { type ParsedName, parsedNames, printByline } from './arxiv-names.js';
import { type MadeUpPaper, topicsByRank } from './made-up-papers.js';
import type { Random } from './random.js';

/** A record of the arXiv metadata snapshot, its fields in the order in which they stand there. */
export interface ArxivRecord {
  id: string;
  submitter: string | null;
  authors: string;
  title: string;
  comments: string | null;
  'journal-ref': string | null;
  doi: string | null;
  'report-no': string | null;
  categories: string;
  license: string | null;
  abstract: string;
  versions: VersionDays['versions'];
  update_date: string;
  authors_parsed: ParsedName[];
}

/** What a record depends on besides the paper. */
export interface Submission {
  /** Milliseconds. */
  submitted: number;
  seed: number;
  numbers: ArxivNumbers;
  /** Not the one that makes the papers, which are the same whatever is made of them. */
  random: Random;
}

const LICENSES = [
  null,
  'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
  'http://creativecommons.org/licenses/by/4.0/',
];
/** No paper is without a category. */
const LAST_RESORT = 'physics.gen-ph';
const WITHDRAWN = 'This paper has been withdrawn by the author.';
/** arXiv breaks lines before this many characters. */
const LINE = 78;

/** The paper as arXiv would have it: every one has an id, a day, a category and an abstract. */
export function arxivRecord(
  paper: MadeUpPaper,
  { submitted, seed, numbers, random }: Submission,
): ArxivRecord {
  const names = paper.authors.map(({ printed }) => printed);
  const { versions, updatedOn } = versionDays(submitted, random);
  const hasDoi = paper.identifiers.some(({ scheme }) => scheme === 'DOI');
  return {
    id: numbers.next(submitted),
    submitter: names[0] ?? null,
    authors: breakLines(printByline(names, random), '\n  '),
    title: breakLines(paper.title, '\n  '),
    comments: paper.comment,
    'journal-ref': random.chance(0.3) ? `J. Made Up ${random.between(1, 80)} (${random.below(5_000)})` : null,
    doi: hasDoi ? `10.5555/made-up.${seed}.${paper.id}` : null,
    'report-no': random.chance(0.07) ? `MU-${random.below(100_000)}` : null,
    categories: categoriesOf(paper),
    license: random.pick(LICENSES),
    abstract: `  ${breakLines(paper.abstract ?? WITHDRAWN, '\n')}\n`,
    versions,
    update_date: updatedOn,
    authors_parsed: parsedNames(names),
  };
}

function categoriesOf({ topics }: MadeUpPaper): string {
  const codes = topics.flatMap((topic) => topicsByRank[topic]?.code ?? []);
  return codes.length === 0 ? LAST_RESORT : codes.join(' ');
}

function breakLines(text: string, lineBreak: string): string {
  return text
    .replaceAll(new RegExp(`(.{1,${LINE}})(?: |$)`, 'g'), `$1${lineBreak}`)
    .slice(0, -lineBreak.length);
}
