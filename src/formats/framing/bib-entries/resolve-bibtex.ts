/** The entries of a file as they are meant: with the strings that they name, and what they have from others. */
import { createHash } from 'node:crypto';
import { scanBibtex, type ScannedEntry, type ValuePiece } from './scan-bibtex.js';

/** One entry as its reader is given it, in JSON. All values are typed for TeX. */
export interface BibtexEntry {
  type: string;
  /** As it stands in the file; an entry may have none, and others the same. */
  key: string;
  line: number;
  /** Of the entries before it that have its key, and the same DOI and title, as many. */
  again: number;
  fields: Record<string, string>;
  /** What was read with doubt; each completes "The entry …". */
  doubts: string[];
}

/** No records, but what others are made of. */
const PARTS: readonly string[] = ['string', 'xdata', 'set'];

/** All entries of a file, in its order. Each is put together when it is asked for: strings and parents are named by many. */
export function* resolveBibtex(text: string): Generator<BibtexEntry> {
  const scanned = [...scanBibtex(text)];
  const strings = stringsOf(scanned);
  const entries = scanned.filter(({ type }) => type !== 'string');
  // Of one key, the first entry counts.
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key.toLowerCase(), entry]));
  const find = (key: string) => {
    const found = byKey.get(key.trim().toLowerCase());
    return found === undefined ? null : withStrings(found, strings);
  };
  const seen = new Map<string, number>();
  for (const entry of entries) {
    if (PARTS.includes(entry.type)) continue;
    const whole = withInherited(withXdata(withStrings(entry, strings), find), find);
    const identity = identityOf(whole);
    const again = seen.get(identity) ?? 0;
    seen.set(identity, again + 1);
    yield { ...whole, again };
  }
}

function identityOf({ key, fields }: Resolved): string {
  const text = [key, fields.doi, fields.title].join('\n').toLowerCase();
  return createHash('md5').update(text).digest('base64');
}

type Resolved = Omit<BibtexEntry, 'again'>;

/** Longer values are cut. */
const LONGEST_VALUE = 1_000_000;
/** So are strings, and what an entry has from others: named by each other, they could grow without end. */
const LONGEST_SHARED = 5_000;

/** The months have names that are strings, as BibTeX styles define them; people write others. */
const MONTHS =
  'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december';

function stringsOf(scanned: readonly ScannedEntry[]): ReadonlyMap<string, string> {
  const strings = new Map(MONTHS.split(' ').map((month) => [month, month]));
  for (const { type, fields } of scanned) {
    if (type !== 'string') continue;
    for (const [name, pieces] of fields)
      strings.set(name, joined(pieces, { strings, longest: LONGEST_SHARED }));
  }
  return strings;
}

interface Joining {
  strings: ReadonlyMap<string, string>;
  longest: number;
  onUnknown?: (name: string) => void;
}

function joined(pieces: readonly ValuePiece[], { strings, longest, onUnknown }: Joining): string {
  let value = '';
  for (const { kind, text } of pieces) {
    const string = kind === 'text' || /^\d/.test(text) ? text : strings.get(text.toLowerCase());
    if (string === undefined) onUnknown?.(text);
    value += string ?? text;
    if (value.length > longest) return value.slice(0, longest);
  }
  return value;
}

function withStrings({ fields, ...entry }: ScannedEntry, strings: ReadonlyMap<string, string>): Resolved {
  const doubts = [...entry.doubts];
  const values = [...fields].map(([name, pieces]) => {
    const onUnknown = (string: string) =>
      doubts.push(`has ${JSON.stringify(string)} as its ${name}, a string that the file does not define`);
    return [name, joined(pieces, { strings, longest: LONGEST_VALUE, onUnknown })] as const;
  });
  return { ...entry, fields: Object.fromEntries(values), doubts };
}

/** Finds an entry by its key, of whatever case. */
type Find = (key: string) => Resolved | null;

/** `xdata = {a, b}` stands for the fields of `a` and `b`. */
function withXdata(entry: Resolved, find: Find): Resolved {
  const { xdata } = entry.fields;
  if (xdata === undefined) return entry;
  const fields = { ...entry.fields };
  const doubts = [...entry.doubts];
  for (const part of xdata.split(',').slice(0, MOST_XDATA)) {
    const data = find(part);
    if (data === null) doubts.push(`has data of ${JSON.stringify(part.trim())}, which is not in the file`);
    for (const [name, value] of Object.entries(data?.fields ?? {}))
      if (value.length <= LONGEST_SHARED) fields[name] ??= value;
  }
  return { ...entry, fields, doubts };
}

const MOST_XDATA = 10;
/** What an entry has from the work that it stands in, and from what that stands in. Longer chains are none. */
const MOST_PARENTS = 3;

function withInherited(entry: Resolved, find: Find): Resolved {
  const fields = { ...entry.fields };
  const doubts = [...entry.doubts];
  let childType = entry.type;
  let parentKey = fields.crossref?.trim() ?? '';
  for (let step = 0; step < MOST_PARENTS && parentKey !== ''; step += 1) {
    const parent = find(parentKey);
    if (parent === null || parent.line === entry.line) {
      doubts.push(`stands in ${JSON.stringify(parentKey)}, which is not in the file`);
      break;
    }
    inherit(fields, childType, withXdata(parent, find));
    childType = parent.type;
    parentKey = parent.fields.crossref?.trim() ?? '';
  }
  return { ...entry, fields, doubts };
}

/**
 * What belongs to a volume and to all that stands in it. Identifiers, addresses and pages are each work's own; so are titles,
 * which change their names.
 */
const SHARED =
  'booktitle booksubtitle maintitle mainsubtitle journal journaltitle journalsubtitle series volume number issue volumes part ' +
  'publisher organization institution school address location editor editora editorb editortype issn isbn edition eventtitle ' +
  'venue date year month day';
const DATES: readonly string[] = ['date', 'year', 'month', 'day'];

function inherit(fields: Record<string, string>, childType: string, parent: Resolved): void {
  const { title, subtitle, booktitle, author } = parent.fields;
  const place = titlePlace(childType, parent.type);
  // A title goes with its subtitle, or not at all.
  if (fields[place] === undefined && place === 'booktitle') give(fields, 'booksubtitle', subtitle);
  give(fields, place, title ?? booktitle);
  give(fields, 'author', author);
  const hasDate = fields.date !== undefined || fields.year !== undefined;
  for (const name of SHARED.split(' '))
    if (!hasDate || !DATES.includes(name)) give(fields, name, parent.fields[name]);
}

function give(fields: Record<string, string>, name: string, value: string | undefined): void {
  if (value !== undefined && value.length <= LONGEST_SHARED) fields[name] ??= value;
}

/** Under which name an entry has the title of the work that it stands in. */
function titlePlace(childType: string, parentType: string): string {
  if (parentType === 'periodical' || childType === 'article') return 'journaltitle';
  return /^(?:mv)?(?:book|collection|proceedings|reference)$/.test(childType) ? 'maintitle' : 'booktitle';
}
