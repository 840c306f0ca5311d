/** The answer of https://huggingface.co/api/daily_papers, whose papers are arXiv's. */
import { EMPTY_RECORD } from '../../listing-fields.js';
import type { BulkRecord } from '../../record.js';
import { normalIdentifier } from '../../text/identifier.js';
import { monthOfArxivId, publicationDate } from '../../text/partial-date.js';
import type { BulkFormat } from '../bulk-format.js';
import { dayOfTimestamp } from '../calendar-day.js';
import { readChecked } from '../check-record.js';
import { dayOf, keyOf, type DraftRecord } from '../draft-record.js';
import {
  countOf,
  flagOf,
  isJsonObject,
  noteFault,
  objectOf,
  objectsOf,
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
    title: textOf(paper, 'title') ?? textOf(item, 'title'),
    abstract: textOf(paper, 'summary') ?? textOf(item, 'summary'),
    byline: bylineOf(paper),
    dateAsPrinted,
    ...publicationDate(publishedOn ?? listedOn ?? monthOfArxivId(key ?? '')),
    hasCode: textOf(paper, 'githubRepo') === null ? null : true,
    commentCount: countOf(item, 'numComments'),
    identifiers: key === null ? [] : [{ scheme: 'ARXIV', value: key }],
    updatedOn: listedOn,
  };
}

/** Hidden authors are those whom their readers took off: the byline is no longer complete. */
function bylineOf(paper: JsonFields): BulkRecord['byline'] {
  const authors = objectsOf(paper, 'authors');
  const names = authors.flatMap((author) => (flagOf(author, 'hidden') ? [] : (textOf(author, 'name') ?? [])));
  return names.length === 0 ? null : { names, truncated: names.length < authors.length };
}
