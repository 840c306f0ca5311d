/** BibTeX and BibLaTeX, as people keep bibliographies and programs export them. */
import { z } from 'zod';
import type { BulkRecord } from '../../record.js';
import { webAddress, type LinkKind } from '../../text/links.js';
import type { PublicationType } from '../../text/publication-types.js';
import { dateIn, dateOf, monthAndDay, yearIn } from '../bibliography/cited-date.js';
import {
  draftOfWork,
  identifiersInAddress,
  isDoiAddress,
  recordKey,
  type CitedWork,
} from '../bibliography/cited-work.js';
import { namedRejection } from '../bibliography/named-rejection.js';
import type { BulkFormat } from '../bulk-format.js';
import { readChecked } from '../check-record.js';
import type { DraftRecord } from '../draft-record.js';
import { isJsonObject, type JsonFields } from '../json/json-fields.js';
import { readTex } from '../tex/read-tex.js';
import { readBibtexNames } from './names.js';

export const bibtexFormat: BulkFormat = {
  name: 'bibtex',
  kind: 'BIBTEX_BIBLIOGRAPHY',
  description: 'A bibliography in BibTeX or BibLaTeX, such as a publication list.',
  expects: 'entries of BibTeX or BibLaTeX',
  tellsEach: true,
  recognises: (value) => entryIn(value) !== null,
  read(value, context) {
    const entry = entryIn(value);
    if (entry === null) return { rejected: 'is no entry of BibTeX' };
    return namedRejection(readChecked(entry, context, draftOf), entry.key);
  },
};

/** Of `BibtexEntry`, which the framing makes; what is read here. */
const ENTRY_SHAPE = z.object({
  type: z.string(),
  key: z.string(),
  again: z.number(),
  fields: z.record(z.string(), z.string()),
  doubts: z.array(z.string()),
});
type Entry = z.infer<typeof ENTRY_SHAPE>;

function entryIn(value: unknown): Entry | null {
  return isJsonObject(value) ? (ENTRY_SHAPE.safeParse(value.bibtex).data ?? null) : null;
}

function draftOf({ values, fault }: JsonFields): DraftRecord {
  const entry = values as unknown as Entry;
  const reading = new EntryReading(entry);
  const draft = draftOfWork(reading.work(), fault);
  const doubts = reading.doubts;
  return { ...draft, key: recordKey(draft, entry), ...(doubts.length > 0 ? { doubts } : {}) };
}

/** One entry that is being read, and what is in doubt of it. */
class EntryReading {
  readonly doubts: string[];

  constructor(private readonly entry: Entry) {
    this.doubts = [...entry.doubts];
  }

  work(): CitedWork {
    const { names, truncated } = this.names();
    const type = typeOf(this.entry);
    const subtitle = this.text('subtitle');
    return {
      title: this.text('title') ?? this.bookTitle() ?? this.text('maintitle') ?? this.text('eventtitle'),
      subtitle: this.text('title') === null ? null : subtitle,
      abstract: this.text('abstract'),
      names,
      truncated,
      ...this.date(),
      type,
      venue:
        this.journal() ??
        (STANDS_IN.test(this.entry.type) || this.text('title') !== null ? this.text('booktitle') : null),
      issn: this.text('issn'),
      volume: this.text('volume'),
      issue: this.text('number') ?? this.text('issue'),
      pages: this.text('pages') ?? this.text('eid') ?? this.text('article-number'),
      publisher: this.first('publisher', 'institution', 'school', 'organization'),
      language: this.first('langid', 'language', 'hyphenation'),
      license: this.first('license', 'copyright'),
      links: this.links(),
      identifiers: this.identifiers(),
      topicLabels: this.categories(),
    };
  }

  /** In plain text; null where the entry has no such field. Commands that are not known are doubts. */
  private text(name: string): string | null {
    const tex = this.entry.fields[name];
    if (tex === undefined) return null;
    const { text, unknown } = readTex(tex);
    for (const command of unknown) this.doubt(`has ${command} in its ${name}, a command that is not known`);
    return text.replaceAll(/\s+/gu, ' ').trim() || null;
  }

  private doubt(doubt: string): void {
    if (!this.doubts.includes(doubt)) this.doubts.push(doubt);
  }

  private first(...names: string[]): string | null {
    for (const name of names) if (this.text(name) !== null) return this.text(name);
    return null;
  }

  /** Whoever edits a work without authors has made it. */
  private names() {
    const { author = '', editor = '' } = this.entry.fields;
    const isEdited = author.trim() === '' && EDITED.test(this.entry.type);
    const read = readBibtexNames(isEdited ? editor : author);
    for (const doubt of read.doubts) this.doubt(doubt);
    return read;
  }

  private journal(): string | null {
    const journal = this.first('journaltitle', 'journal');
    return journal === null || NO_JOURNAL.test(journal) ? null : (JOURNAL_MACROS.get(journal) ?? journal);
  }

  private bookTitle(): string | null {
    const title = this.text('booktitle');
    const subtitle = this.text('booksubtitle');
    return title !== null && subtitle !== null ? `${title}: ${subtitle}` : title;
  }

  private date(): Pick<CitedWork, 'date' | 'dateAsPrinted'> {
    const { date } = this.entry.fields;
    const printed = date?.trim() ? this.text('date') : this.text('year');
    if (printed === null) return { date: null };
    const found = date?.trim() ? dateIn(printed) : this.dateOfYear(printed);
    if (found === null) this.doubt(`is dated ${JSON.stringify(printed)}, which names no year`);
    const month = date?.trim() ? null : this.text('month');
    return { date: found, dateAsPrinted: [month, printed].filter(Boolean).join(' ') };
  }

  private dateOfYear(printed: string): string | null {
    if (/^\s*\d{4}-\d{2}/.test(printed)) return dateIn(printed);
    const { month, day } = monthAndDay(this.text('month') ?? '');
    const named = Number(this.text('day'));
    return dateOf(yearIn(printed), month, named > 0 && named < 32 ? named : day);
  }

  private identifiers(): BulkRecord['identifiers'] {
    const { fields, key } = this.entry;
    const doi = this.text('doi');
    const found: BulkRecord['identifiers'] = [];
    if (doi !== null) found.push({ scheme: 'DOI', value: doi.replaceAll(/\s/g, '') });
    const arxiv = this.arxiv();
    if (arxiv !== null) found.push({ scheme: 'ARXIV', value: arxiv });
    for (const name of ADDRESSES) found.push(...identifiersInAddress(address(fields[name] ?? '')));
    if (key.startsWith('DBLP:') && !fields.crossref?.includes(key))
      found.push({ scheme: 'DBLP', value: key });
    return found;
  }

  /** Of `eprint`, and where it stands in the place of a journal or in a note: `arXiv preprint arXiv:2209.15618`. */
  private arxiv(): string | null {
    const stated = this.eprint() ?? this.first('arxiv', 'arxivid');
    if (stated !== null) return stated;
    for (const name of ['journal', 'journaltitle', 'note', 'howpublished', 'number', 'volume']) {
      const [, id] = (name === 'note' ? IN_NOTE : IN_TEXT).exec(this.text(name) ?? '') ?? [];
      if (id !== undefined) return id;
    }
    return null;
  }

  /** An eprint of no archive that is named may be arXiv's, as its form shows. */
  private eprint(): string | null {
    const eprint = this.text('eprint');
    const archive = archiveOf(this.entry);
    if (eprint === null || eprint.startsWith('http') || !/^$|arxiv/i.test(archive)) return null;
    return eprint.includes(':') || archive === '' ? eprint : `arXiv:${eprint}`;
  }

  private links(): NonNullable<CitedWork['links']> {
    return Object.entries(LINK_FIELDS).flatMap(([name, kind]) => {
      const url = address(this.entry.fields[name] ?? '');
      if (webAddress(url) === null || isDoiAddress(url)) return [];
      return { kind: kind === 'LANDING_PAGE' && /\.pdf(?:$|[?#])/i.test(url) ? 'PDF' : kind, url };
    });
  }

  /** The categories of an arXiv paper. */
  private categories(): string[] {
    const text = this.first('primaryclass', 'eprintclass') ?? '';
    return /^[a-z-]+(?:\.[A-Za-z-]{2,})?$/.test(text) ? [text] : [];
  }
}

const STANDS_IN = /^(?:in|suppcollection|suppbook|bookinbook|conference)/;
const EDITED =
  /^(?:proceedings|mvproceedings|collection|mvcollection|periodical|reference|mvreference|book|mvbook)$/;

/** What stands in the place of a journal where there is none. */
const NO_JOURNAL = /^(?:arxiv|corr\b|arxiv(?:\.org)?\s+(?:preprint|e-?prints?)|arxiv:|none\b|n\/a)/i;
const IN_TEXT =
  /arxiv(?:[:.\s]|\s*preprint\s*)+(?:arxiv:)?\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/i;
/** A note may name another paper: `Supersedes arXiv:1902.09980, arXiv:2001.07118`. */
const IN_NOTE = new RegExp(
  `(?:^|[;.:([] ?)(?:(?:e-?print|preprint|available|also) (?:as |at |on |from )?)?${IN_TEXT.source}`,
  'i',
);

const ADDRESSES = ['url', 'ee', 'howpublished', 'eprint', 'note'];
const LINK_FIELDS: Readonly<Record<string, LinkKind>> = {
  url: 'LANDING_PAGE',
  ee: 'LANDING_PAGE',
  howpublished: 'LANDING_PAGE',
  html: 'LANDING_PAGE',
  pdf: 'PDF',
  code: 'CODE',
  github: 'CODE',
  website: 'PROJECT',
  project: 'PROJECT',
  dataset: 'DATASET',
};

/** An address is no text typed for TeX, but some programs escape its signs as if it were. */
function address(tex: string): string {
  const inner = /\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}/.exec(tex);
  const text = inner?.[1] ?? inner?.[2] ?? tex;
  return (
    text
      .replaceAll(/\{?\\([_%&#$~{}])\}?(?:\{\})?/g, '$1')
      .replaceAll(/\{?\\(?:textasciitilde|sim)\b(?:\{\})?\}?|\$\\sim\$/g, '~')
      .replaceAll(/\{?\\textunderscore\b(?:\{\})?\}?/g, '_')
      .replaceAll(/[{}]/g, '')
      .trim()
      .split(/\s/)[0] ?? ''
  );
}

const TYPES: Readonly<Record<string, PublicationType>> = {
  article: 'ARTICLE',
  suppperiodical: 'ARTICLE',
  inproceedings: 'CONFERENCE_PAPER',
  conference: 'CONFERENCE_PAPER',
  book: 'BOOK',
  mvbook: 'BOOK',
  booklet: 'BOOK',
  collection: 'BOOK',
  mvcollection: 'BOOK',
  proceedings: 'BOOK',
  mvproceedings: 'BOOK',
  reference: 'BOOK',
  mvreference: 'BOOK',
  incollection: 'BOOK_CHAPTER',
  inbook: 'BOOK_CHAPTER',
  bookinbook: 'BOOK_CHAPTER',
  suppbook: 'BOOK_CHAPTER',
  suppcollection: 'BOOK_CHAPTER',
  inreference: 'BOOK_CHAPTER',
  phdthesis: 'THESIS',
  mastersthesis: 'THESIS',
  thesis: 'THESIS',
  bachelorsthesis: 'THESIS',
  techreport: 'REPORT',
  report: 'REPORT',
  review: 'REVIEW',
  dataset: 'DATASET',
  data: 'DATASET',
  software: 'SOFTWARE',
  preprint: 'PREPRINT',
};

/** An article of arXiv alone is a preprint. */
function typeOf(entry: Entry): PublicationType {
  const { type, fields } = entry;
  const journal = readTex(fields.journal ?? fields.journaltitle ?? '').text.trim();
  const isPreprint = type === 'article' ? NO_JOURNAL.test(journal) : LOOSE.test(type) && isOfArxiv(entry);
  return isPreprint ? 'PREPRINT' : (TYPES[type] ?? 'OTHER');
}

const LOOSE = /^(?:misc|online|unpublished)$/;

function isOfArxiv(entry: Entry): boolean {
  const { eprint, howpublished = '' } = entry.fields;
  return /arxiv/i.test(howpublished) || (eprint !== undefined && /arxiv/i.test(archiveOf(entry)));
}

function archiveOf({ fields: { archiveprefix = '', eprinttype = '' } }: Entry): string {
  return archiveprefix + eprinttype;
}

/** Macros that the styles of astronomical journals define, as NASA's data system names journals by. */
const JOURNAL_MACROS: ReadonlyMap<string, string> = new Map([
  ['\\aj', 'The Astronomical Journal'],
  ['\\araa', 'Annual Review of Astronomy and Astrophysics'],
  ['\\apj', 'The Astrophysical Journal'],
  ['\\apjl', 'The Astrophysical Journal Letters'],
  ['\\apjs', 'The Astrophysical Journal Supplement Series'],
  ['\\ao', 'Applied Optics'],
  ['\\apss', 'Astrophysics and Space Science'],
  ['\\aap', 'Astronomy and Astrophysics'],
  ['\\aapr', 'Astronomy and Astrophysics Reviews'],
  ['\\aaps', 'Astronomy and Astrophysics Supplement'],
  ['\\baas', 'Bulletin of the American Astronomical Society'],
  ['\\icarus', 'Icarus'],
  ['\\jcap', 'Journal of Cosmology and Astroparticle Physics'],
  ['\\jgr', 'Journal of Geophysical Research'],
  ['\\memras', 'Memoirs of the Royal Astronomical Society'],
  ['\\mnras', 'Monthly Notices of the Royal Astronomical Society'],
  ['\\na', 'New Astronomy'],
  ['\\nar', 'New Astronomy Reviews'],
  ['\\nat', 'Nature'],
  ['\\pasa', 'Publications of the Astronomical Society of Australia'],
  ['\\pasj', 'Publications of the Astronomical Society of Japan'],
  ['\\pasp', 'Publications of the Astronomical Society of the Pacific'],
  ['\\physrep', 'Physics Reports'],
  ['\\planss', 'Planetary and Space Science'],
  ['\\pra', 'Physical Review A'],
  ['\\prb', 'Physical Review B'],
  ['\\prc', 'Physical Review C'],
  ['\\prd', 'Physical Review D'],
  ['\\pre', 'Physical Review E'],
  ['\\prl', 'Physical Review Letters'],
  ['\\procspie', 'Proceedings of the SPIE'],
  ['\\qjras', 'Quarterly Journal of the Royal Astronomical Society'],
  ['\\rmxaa', 'Revista Mexicana de Astronomia y Astrofisica'],
  ['\\skytel', 'Sky and Telescope'],
  ['\\solphys', 'Solar Physics'],
  ['\\ssr', 'Space Science Reviews'],
]);
