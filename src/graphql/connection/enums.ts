import { registerEnumType } from 'type-graphql';
import { IDENTIFIER_SCHEMES, type IdentifierScheme, SOURCE_KINDS, type SourceKind } from '../../record.js';
import { AUTHOR_ORDER_FIELDS } from '../../store/authors/author-store.js';
import { PAPER_DIMENSIONS, type PaperDimension } from '../../store/papers/paper-dimensions.js';
import { RELATED_REASONS, type RelatedReason } from '../../store/papers/related-papers.js';
import { PAPER_ORDER_FIELDS, type PaperOrderField } from '../../store/papers/paper-order.js';
import { TOPIC_ORDER_FIELDS } from '../../store/topics/topic-store.js';

/** An enum whose values are their own names. */
function enumOf<Value extends string>(values: readonly Value[]): { [Name in Value]: Name } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };
}

function describe<Value extends string>(descriptions: Record<Value, string>) {
  return Object.fromEntries(
    Object.entries<string>(descriptions).map(([value, description]) => [value, { description }]),
  ) as Record<Value, { description: string }>;
}

export const SourceKindEnum = enumOf(SOURCE_KINDS);
registerEnumType(SourceKindEnum, {
  name: 'SourceKind',
  description: 'What kind of document or collection a source is.',
  valuesConfig: describe<SourceKind>({
    PROFILE_PAGE: 'The profile page of one person, with figures such as the h-index at its head.',
    PAPER_LIST_PAGE: 'A page that lists the papers of one person, without a head.',
    CATALYZEX_PAGE: 'The CatalyzeX page of one person, with whole bylines.',
    DAILY_PAPERS_PAGE: 'A page of daily papers, with the number of authors but not their names.',
    ARXIV_SNAPSHOT: 'The metadata snapshot of arXiv, a bulk file.',
    OPENALEX_WORKS: 'Works of the OpenAlex snapshot, a bulk file.',
    HUGGINGFACE_DAILY_PAPERS: 'The daily papers as the Hugging Face API gives them, a bulk file.',
  }),
});

export const IdentifierSchemeEnum = enumOf(IDENTIFIER_SCHEMES);
registerEnumType(IdentifierSchemeEnum, {
  name: 'IdentifierScheme',
  description: 'Who gave an identifier.',
  valuesConfig: describe<IdentifierScheme>({
    ARXIV: 'arXiv, without the version: `2209.15618` or `hep-th/9901001`.',
    DOI: 'A digital object identifier, in lower case and without a resolver: `10.1234/abc`.',
    OPENALEX: 'OpenAlex: `W2741809807`.',
    SEMANTIC_SCHOLAR: "Semantic Scholar's paper id.",
    DBLP: "dblp's key.",
    ORCID: 'The ORCID iD of a person: `0000-0002-1825-0097`.',
  }),
});

export const OrderDirectionEnum = enumOf(['ASC', 'DESC'] as const);
registerEnumType(OrderDirectionEnum, {
  name: 'OrderDirection',
  description: 'Which end of an order comes first. What has no value comes last either way.',
  valuesConfig: describe({
    ASC: 'The least, earliest, or first of the alphabet comes first.',
    DESC: 'The greatest, newest, or last of the alphabet comes first.',
  }),
});

export const PaperOrderFieldEnum = enumOf(PAPER_ORDER_FIELDS);
registerEnumType(PaperOrderFieldEnum, {
  name: 'PaperOrderField',
  description: 'What a list of papers can be in the order of.',
  valuesConfig: describe<PaperOrderField>({
    PUBLISHED_ON: 'The earliest day that any source gives.',
    TITLE: 'The title, without regard to case, accents and punctuation.',
    AUTHOR_COUNT: 'How many authors the paper has in all.',
    COMMENT_COUNT: 'How many comments readers left.',
    RELEVANCE:
      'How well the words of `filter.text` are met; needs that text. Measured for the newest 1,000 papers of the list; others count as least relevant.',
  }),
});

export const AuthorOrderFieldEnum = enumOf(AUTHOR_ORDER_FIELDS);
registerEnumType(AuthorOrderFieldEnum, {
  name: 'AuthorOrderField',
  description: 'What a list of authors can be in the order of.',
  valuesConfig: describe({
    NAME: 'The name as shown, given name first, without regard to case and accents.',
    PAPER_COUNT: 'How many papers the person has here; among equals by name.',
  }),
});

export const TopicOrderFieldEnum = enumOf(TOPIC_ORDER_FIELDS);
registerEnumType(TopicOrderFieldEnum, {
  name: 'TopicOrderField',
  description: 'What a list of topics can be in the order of.',
  valuesConfig: describe({
    CODE: 'The code, such as `cs.LG`.',
    PAPER_COUNT: 'How many papers the topic has here; among equals by code.',
  }),
});

export const PaperDimensionEnum = enumOf(PAPER_DIMENSIONS);
registerEnumType(PaperDimensionEnum, {
  name: 'PaperDimension',
  description: 'What papers can be counted by.',
  valuesConfig: describe<PaperDimension>({
    YEAR: 'The year of `publishedOn`, such as `2022`.',
    TOPIC: 'Each topic of the paper, by code.',
    INSTITUTION: 'Each institution of the paper, as printed.',
    HAS_CODE: 'Whether published code is known of: `true` or `false`.',
    SOURCE_KIND: 'Each kind of source that lists the paper, by its name in `SourceKind`.',
  }),
});

export const RelatedReasonEnum = enumOf(RELATED_REASONS);
registerEnumType(RelatedReasonEnum, {
  name: 'RelatedReason',
  description: 'What makes a paper near to another.',
  valuesConfig: describe<RelatedReason>({
    TEXT: 'It says words that tell the other paper from most.',
    AUTHORS: 'The two share an author.',
    TOPICS: 'The two share a topic.',
  }),
});
