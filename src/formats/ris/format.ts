/** RIS, which nearly every reference manager and library exports, each in its own way. */
import { z } from 'zod';
import type { BulkRecord } from '../../record.js';
import { webAddress } from '../../text/links.js';
import { isOrganisation } from '../../text/names/organisation.js';
import { isSuffix } from '../../text/names/suffixes.js';
import type { PublicationType } from '../../text/publication-types.js';
import { dateIn, yearIn } from '../bibliography/cited-date.js';
import { wholeName, type CitedName } from '../bibliography/cited-name.js';
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

export const risFormat: BulkFormat = {
  name: 'ris',
  kind: 'RIS_BIBLIOGRAPHY',
  description: 'A bibliography in the format RIS.',
  expects: 'records of RIS',
  tellsEach: true,
  recognises: (value) => recordIn(value) !== null,
  read(value, context) {
    const record = recordIn(value);
    if (record === null) return { rejected: 'is no record of RIS' };
    const name = new RisReading(record.tags).first('ID', 'DO', 'TI', 'T1');
    return namedRejection(readChecked(record, context, draftOf), name);
  },
};

/** Of `RisRecord`, which the framing makes. */
const RECORD_SHAPE = z.object({
  tags: z.array(z.tuple([z.string(), z.string()])),
  again: z.number(),
});
type RisRecord = z.infer<typeof RECORD_SHAPE>;

function recordIn(value: unknown): RisRecord | null {
  return isJsonObject(value) ? (RECORD_SHAPE.safeParse(value.ris).data ?? null) : null;
}

function draftOf({ values, fault }: JsonFields): DraftRecord {
  const record = values as unknown as RisRecord;
  const reading = new RisReading(record.tags);
  const draft = draftOfWork(reading.work(), fault);
  const { doubts } = reading;
  const key = recordKey(draft, { key: reading.first('ID') ?? '', again: record.again });
  return { ...draft, key, ...(doubts.length > 0 ? { doubts } : {}) };
}

class RisReading {
  readonly doubts: string[] = [];

  constructor(private readonly tags: RisRecord['tags']) {}

  work(): CitedWork {
    const isPart = PARTS.test(this.first('TY') ?? '');
    const title = this.first('TI', 'T1', 'CT') ?? (isPart ? null : this.first('BT', 'T2'));
    return {
      title,
      abstract: this.first('AB', 'N2'),
      names: this.names(),
      ...this.date(),
      type: TYPES[this.first('TY') ?? ''] ?? 'OTHER',
      venue: this.venue(title),
      issn: this.all('SN').join(' '),
      volume: this.first('VL'),
      issue: this.first('IS'),
      pages: this.pages(),
      publisher: this.first('PB'),
      language: this.first('LA'),
      links: this.links(),
      identifiers: this.identifiers(),
    };
  }

  /** The first of the tags, in their order, that says something. */
  first(...tags: string[]): string | null {
    for (const tag of tags) {
      const value = this.all(tag)[0];
      if (value !== undefined) return value;
    }
    return null;
  }

  private all(tag: string): string[] {
    return this.tags.flatMap(([name, value]) => (name === tag && value !== '' ? [value] : []));
  }

  /** Second authors of a part are the editors of the whole; of a whole without authors they have made it. */
  private names(): CitedName[] {
    const authors = this.all('AU');
    // Beside these, Web of Science has the society that made the volume there.
    const first = authors.length > 0 ? authors : this.all('A1');
    if (first.length > 0) return distinctNames(first);
    return WHOLES.test(this.first('TY') ?? '') ? distinctNames([...this.all('A2'), ...this.all('ED')]) : [];
  }

  private date(): Pick<CitedWork, 'date' | 'dateAsPrinted'> {
    const printed = ['PY', 'Y1', 'DA'].flatMap((tag) => this.all(tag));
    const year = printed.map((text) => yearIn(text)).find((found) => found !== null);
    if (printed.length === 0) return { date: null };
    if (year === undefined) {
      this.doubts.push(`is dated ${JSON.stringify(printed[0])}, which names no year`);
      return { date: null };
    }
    const precise = printed
      .map((text) => datedText(text, year))
      .filter((date) => date?.startsWith(year) ?? false);
    const date = precise.reduce<string>(
      (best, one) => (one !== null && one.length > best.length ? one : best),
      year,
    );
    return {
      date,
      dateAsPrinted: printed.find((text) => datedText(text, year) === date) ?? printed[0] ?? null,
    };
  }

  private venue(title: string | null): string | null {
    const venue = this.first('T2', 'JF', 'JO', 'BT', 'JA', 'J2', 'C3');
    return venue === title ? null : venue;
  }

  private pages(): string | null {
    const [start, end] = [this.first('SP'), this.first('EP')];
    if (start === null || end === null || start === end || start.includes('-'))
      return start ?? end ?? this.first('AR');
    return end.startsWith(`${start}-`) ? end : `${start}-${end}`;
  }

  private identifiers(): BulkRecord['identifiers'] {
    const dois = [...this.all('DO'), ...this.all('DI')].map((value) => ({ scheme: 'DOI' as const, value }));
    return [
      ...dois,
      ...this.all('AN')
        .filter((value) => /^arxiv:/i.test(value))
        .map((value) => ({ scheme: 'ARXIV' as const, value })),
      ...['UR', 'L1', 'L2', 'LK'].flatMap((tag) => this.all(tag)).flatMap(identifiersInAddress),
    ];
  }

  private links(): NonNullable<CitedWork['links']> {
    const addresses = (tag: string) =>
      this.all(tag)
        .flatMap((value) => value.split(/;\s*|\s+/))
        .filter((url) => webAddress(url) !== null && !isDoiAddress(url));
    return [
      ...addresses('UR').map((url) => ({
        kind: /\.pdf(?:$|[?#])/i.test(url) ? ('PDF' as const) : ('LANDING_PAGE' as const),
        url,
      })),
      ...addresses('L1').map((url) => ({ kind: 'PDF' as const, url })),
    ];
  }
}

/** `2017/07//`, `2017/05/04/`, and of PubMed and Web of Science the month and day behind or before the year: `OCT 12`. */
function datedText(text: string, year: string): string | null {
  return dateIn(yearIn(text) === null ? `${year} ${text}` : text);
}

function distinctNames(texts: readonly string[]): CitedName[] {
  const tidy = texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return [...new Set(tidy)].flatMap((text) => text.split(/ ?; /)).map(nameOf);
}

/** `Family, Given, Suffix`; without a comma the name is one, such as a group's. */
function nameOf(text: string): CitedName {
  const [family = '', given = '', ...others] = text.split(/ ?, ?/);
  const suffix = others.join(' ');
  if (given === '' || isAddress(text)) return wholeName(text.replace(/, ?$/, ''));
  if (isSuffix(given) && suffix !== '')
    return { family, given: suffix, particle: '', suffix: given, isStated: true };
  return { family, given, particle: '', suffix, isStated: true };
}

/** A group's name may have commas too. */
function isAddress(text: string): boolean {
  return isOrganisation(text) && (text.split(',')[1] ?? '').trim().includes(' ');
}

const PARTS = /^(?:CHAP|ECHAP|CPAPER|CONF|JOUR|EJOUR|MGZN|NEWS|ABST|INPR|ENCYC|DICT)$/;
const WHOLES = /^(?:BOOK|EBOOK|EDBOOK|WHOLE|CONF|SER)$/;

const TYPES: Readonly<Record<string, PublicationType>> = {
  JOUR: 'ARTICLE',
  EJOUR: 'ARTICLE',
  MGZN: 'ARTICLE',
  NEWS: 'ARTICLE',
  INPR: 'ARTICLE',
  ABST: 'ARTICLE',
  CONF: 'CONFERENCE_PAPER',
  CPAPER: 'CONFERENCE_PAPER',
  BOOK: 'BOOK',
  EBOOK: 'BOOK',
  EDBOOK: 'BOOK',
  WHOLE: 'BOOK',
  SER: 'BOOK',
  CHAP: 'BOOK_CHAPTER',
  ECHAP: 'BOOK_CHAPTER',
  ENCYC: 'BOOK_CHAPTER',
  DICT: 'BOOK_CHAPTER',
  THES: 'THESIS',
  RPRT: 'REPORT',
  GOVDOC: 'REPORT',
  DATA: 'DATASET',
  AGGR: 'DATASET',
  COMP: 'SOFTWARE',
  UNPB: 'PREPRINT',
};
