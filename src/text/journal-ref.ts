/** Where a paper appeared, as arXiv's `journal-ref` says. */
export interface PrintedPlace {
  venue: string;
  volume: string | null;
  issue: string | null;
  pages: string | null;
}

const VENUE = String.raw`(?<venue>(?:\p{Lu}|\p{Lo})[^,;:()0-9]{1,100}(?::[^,;:()0-9]{2,60})?)`;
const VOLUME = String.raw`(?<volume>[A-Z]?\d{1,5})`;
const PAGES = String.raw`(?<pages>[A-Z]{0,2}\d{1,8}[A-Z]?(?:[-–]{1,3}[A-Z]{0,2}\d{1,8}[A-Z]?)?)`;
const ISSUE = String.raw`(?<issue>\d{1,3}(?:[-–/]\d{1,3})?)`;
const YEAR = String.raw`(?:\p{L}{3,9}\.? )?\d{4}`;
const [GAP, COMMA, NUMBER, VOL] = [
  ' ?',
  ',? ?',
  '(?:No\\.?|no\\.?|Issues?) ?',
  '(?:[Vv]ol(?:\\.|ume)? ?|V\\. )?',
];
const PP = '(?:pp?\\.?|Pages|pages)? ?';

/** The forms that leave no doubt, whole: the number before the pages is the volume. */
const FORMS = [
  // Phys.Rev.D76:013009,2007
  [VENUE, GAP, VOLUME, ': ?', PAGES, ', ?', YEAR],
  // Phys. Rev. Lett. 99, 048301 (2007); Journal of Applied Physics, vol 104, 073536 (2008)
  [VENUE, COMMA, VOL, VOLUME, `(?:, ${NUMBER}${ISSUE})?`, '(?:[,:] ?| )', PP, PAGES, ` ?\\(${YEAR}\\)`],
  // J.Opt.Soc.Am.A 23(10): 2592-2601 (2006)
  [VENUE, COMMA, VOL, VOLUME, `\\(${ISSUE}\\)`, '[:,] ?', PP, PAGES, `(?: ?\\(${YEAR}\\)|, ${YEAR})`],
  // Studia Math. 182 (2007) no. 3, 283-294; J. Math. Phys. 48(2007), 092102
  [VENUE, COMMA, VOL, VOLUME, ` ?\\(${YEAR}\\)`, `(?:,? ${NUMBER}${ISSUE})?`, COMMA, PP, PAGES],
  // Asymptotic Analysis, 57 No. 1-2, 1-27, 2008
  [VENUE, COMMA, VOL, VOLUME, `(?:,? ${NUMBER}${ISSUE})?`, ', ', PP, PAGES, `, ${YEAR}`],
].map((parts) => new RegExp(`^${parts.join('')}\\.?$`, 'u'));

const CONFERENCE =
  /^(?:In )?(?<venue>(?:(?:\p{Lu}|\d)[^;:]{0,150} )?(?:Proceedings|Proc\.|Conference|Symposium|Workshop)\b[^;:]{0,200}?|(?:AAAI|ACL|AISTATS|COLT|CVPR|ECCV|EMNLP|ICASSP|ICCV|ICLR|ICML|ICRA|IJCAI|INTERSPEECH|Interspeech|IROS|KDD|NAACL|NeurIPS|NIPS|SIGIR|UAI|WWW),? ?\(?'?\d{2,4}\)?)(?:, (?:pp?\.?|pages) ?(?<pages>\d+[-–]{1,3}\d+)(?:, \d{4})?)?\.?$/u;

/**
 * Venue, volume and pages, where the form is clear; null where it is not, as where two places or an erratum stand. The
 * text has single blanks.
 */
export function readJournalRef(text: string): PrintedPlace | null {
  if (text.length > MOST_CHARACTERS) return null;
  for (const form of FORMS) {
    const found = form.exec(text)?.groups;
    if (found?.venue !== undefined) return WHOLE_CITATION.test(found.venue) ? null : placeOf(found);
  }
  const conference = CONFERENCE.exec(text)?.groups;
  return conference === undefined ? null : placeOf(conference);
}

const MOST_CHARACTERS = 400;

/** Authors and title stand before the journal: a long word ends a sentence. */
const WHOLE_CITATION = /\p{L}{8,}\. \p{L}/u;

function placeOf({ venue = '', volume, issue, pages }: Record<string, string | undefined>): PrintedPlace {
  const range = (printed: string | undefined) => printed?.replace(/[-–]+/u, '-') ?? null;
  return {
    venue: venue.replace(/(?:\s*(?:[Vv]ol(?:\.|ume)?|[\s,]))+$/u, ''),
    volume: volume ?? null,
    issue: range(issue),
    pages: range(pages),
  };
}
