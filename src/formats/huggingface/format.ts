/** The answer of https://huggingface.co/api/daily_papers, whose papers are arXiv's. */
import { EMPTY_RECORD } from '../../listing-fields.js';
import type { BulkRecord } from '../../record.js';
import type { AuthorIdentifier } from '../../terms.js';
import { normalIdentifier, normalPersonIdentifier } from '../../text/identifier.js';
import { type StatedLink, printLink } from '../../text/links.js';
import { monthOfArxivId, publicationDate } from '../../text/partial-date.js';
import type { BulkFormat } from '../bulk-format.js';
import { dayOfTimestamp } from '../calendar-day.js';
import { readChecked } from '../check-record.js';
import { dayOf, keyOf, type DraftRecord } from '../draft-record.js';
import { institutionsOf } from '../institutions.js';
import {
  asideOf,
  countOf,
  flagOf,
  isJsonObject,
  noteFault,
  objectOf,
  objectsOf,
  shownTextOf,
  textOf,
  type JsonFields,
} from '../json/json-fields.js';

export const huggingFaceFormat: BulkFormat = {
  name: 'huggingface',
  kind: 'HUGGINGFACE_DAILY_PAPERS',
  description: 'The daily papers as the Hugging Face API gives them, a bulk file.',
  expects: 'the daily papers of Hugging Face in JSON',
  recognises: (value) =>
    isJsonObject(value) && ((isJsonObject(value.paper) && 'id' in value.paper) || isBarePaper(value)),
  read: (value, context) => readChecked(value, context, draftOf),
};

const ID = {
  normalForm: (value: string) => normalIdentifier({ scheme: 'ARXIV', value }),
  expected: 'an arXiv id such as 2209.15618',
};

/** What https://huggingface.co/api/papers/ID answers: a paper without the item of a day. */
function isBarePaper(value: Readonly<Record<string, unknown>>): boolean {
  return 'id' in value && 'authors' in value && 'summary' in value && !('paper' in value);
}

/** An item says when a paper was listed, and what readers did; its `paper` says what arXiv does. */
function draftOf(item: JsonFields): DraftRecord {
  const paper = isBarePaper(item.values) ? item : objectOf(item, 'paper');
  if (paper === null) {
    noteFault(item.fault, 'has no paper, expected an object of that name');
    return { ...EMPTY_RECORD, key: null, title: null, identifiers: [], updatedOn: null };
  }
  const key = keyOf(paper, 'id', ID);
  const dateAsPrinted = textOf(item, 'publishedAt');
  const listedOn = dayOf(item, dateAsPrinted, dayOfTimestamp);
  const publishedOn = dayOf(paper, textOf(paper, 'publishedAt'), dayOfTimestamp);
  return {
    ...EMPTY_RECORD,
    key,
    title: shownTextOf(paper, 'title') ?? shownTextOf(item, 'title'),
    abstract: shownTextOf(paper, 'summary') ?? shownTextOf(item, 'summary'),
    byline: bylineOf(paper),
    dateAsPrinted,
    ...publicationDate(publishedOn ?? listedOn ?? monthOfArxivId(key ?? '')),
    publicationType: 'PREPRINT',
    ...institutionsOf(organizationsOf(paper)),
    hasCode: textOf(paper, 'githubRepo') === null ? null : true,
    commentCount: countOf(item, 'numComments'),
    upvoteCount: countOf(asideOf(paper), 'upvotes'),
    links: linksOf(asideOf(paper), key),
    identifiers: key === null ? [] : [{ scheme: 'ARXIV', value: key }],
    updatedOn: listedOn,
  };
}

/** Where its authors are, as one of them has said: in full, `Google DeepMind`, not the name of the account. */
function organizationsOf(paper: JsonFields): string[] {
  const organization = objectOf(asideOf(paper), 'organization');
  const name = organization && (shownTextOf(organization, 'fullname') ?? shownTextOf(organization, 'name'));
  return name === null ? [] : [name];
}

/** A paper that is discussed has its discussion on its own page. */
function linksOf(paper: JsonFields, key: string | null): string[] {
  const isDiscussed = key !== null && textOf(paper, 'discussionId') !== null;
  const links: StatedLink[] = [
    { kind: 'CODE', url: textOf(paper, 'githubRepo') ?? '', stars: countOf(paper, 'githubStars') },
    { kind: 'PROJECT', url: textOf(paper, 'projectPage') ?? '' },
    { kind: 'DISCUSSION', url: isDiscussed ? `https://huggingface.co/papers/${key}` : '' },
  ];
  return links.flatMap((link) => printLink(link) ?? []);
}

/** Hidden authors are those whom their readers took off: the byline is no longer complete. */
function bylineOf(paper: JsonFields): BulkRecord['byline'] {
  const authors = objectsOf(paper, 'authors');
  const shown = authors.flatMap((author) => {
    const name = flagOf(author, 'hidden') ? null : shownTextOf(author, 'name');
    return name === null ? [] : [{ name, accounts: accountsOf(author) }];
  });
  if (shown.length === 0) return null;
  const byline = { names: shown.map(({ name }) => name), truncated: shown.length < authors.length };
  if (shown.every(({ accounts }) => accounts.length === 0)) return byline;
  return { ...byline, identifiers: shown.map(({ accounts }) => accounts) };
}

/** An account counts where its owner has claimed the authorship, or somebody of Hugging Face has assigned it. */
const CLAIMED: readonly unknown[] = ['claimed_verified', 'admin_assigned'];

/** What is no account is passed over: the paper is none the worse for it. */
function accountsOf({ values: { user, status } }: JsonFields): AuthorIdentifier[] {
  const account = isJsonObject(user) ? user._id : null;
  if (typeof account !== 'string' || !CLAIMED.includes(status)) return [];
  const value = normalPersonIdentifier({ scheme: 'HUGGING_FACE', value: account });
  return value === null ? [] : [{ scheme: 'HUGGING_FACE', value }];
}
