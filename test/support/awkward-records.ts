import type { PublicationType } from '../../src/text/publication-types.js';
import type { GivenRecord } from './load-records.js';

const doi = (value: string) => [{ scheme: 'DOI' as const, value }];

const PRINTED = {
  venue: 'Journal of Bogs & Fens',
  issn: '0028-0836',
  volume: '12',
  issue: '3',
  publisher: 'Peat_Press',
};

const byline = (...names: string[]) => ({ names, truncated: false });

/** The title of each is unlike those of all others. */
function ofType(type: PublicationType, title: string): GivenRecord {
  return {
    ...{ title, publicationType: type, ...PRINTED, pages: '13-27', publishedOn: '2019-05-03' },
    ...{ byline: byline('Mara Lind'), identifiers: doi(`10.1000/${type.toLowerCase()}`) },
  };
}

const MANY = Array.from({ length: 3_000 }, (_, place) => {
  const digits = [...String(place)].map((digit) => 'bcdfghklmn'[Number(digit)] ?? '');
  return `Ada ${digits
    .map((letter) => `${letter}o`)
    .join('')
    .replace(/^./, (first) => first.toUpperCase())}`;
});

/** Papers whose citation is easily written wrongly. */
export const AWKWARD_RECORDS: readonly GivenRecord[] = [
  {
    title: 'Peat & moss_1: 50% of #2 costs $5, a^b ~ c\\d',
    byline: byline('Zoë Müller-Lüdenscheidt', 'Łukasz Świątek', 'Þór Ægisson', 'İbrahim Çağlar'),
    comment: '33 pages & 8% of {figures}; $5 each \\o/',
    publishedOn: '2022-09-30',
  },
  { title: 'The set {1, 2} in braces', byline: byline('A. B. Gruber'), publishedIn: '2003-05' },
  { title: 'Sorting in $O(n \\log n)$ and $\\{x\\}$ steps', byline: byline('Ola Berg'), publishedIn: '1998' },
  { title: 'Nobody wrote this', publishedOn: '2020-02-29' },
  { title: 'Nothing is known of the day of this', byline: byline('Tom Hart') },
  { title: 'A work of three thousand', byline: byline(...MANY), publishedOn: '2012-08-17' },
  {
    title: 'How those of many names are cited',
    byline: {
      names: [
        'Johannes von Oswald',
        'Rianne van den Berg',
        'Pablo Ruiz Fabo',
        'Martin Luther King Jr.',
        'Gemini Team',
      ],
      truncated: false,
      parts: ['', '', 'Ruiz Fabo, Pablo', '', ''],
    },
    publishedOn: '2021-01-01',
  },
  {
    title: 'Names of other scripts',
    byline: byline('山田 太郎', 'Анна Иванова', 'Plato', 'Bread and Butter Consortium'),
    publishedOn: '2021-01-02',
  },
  {
    title: 'Withdrawn since it was wrong',
    ...{
      byline: byline('Ida Holm'),
      publishedOn: '2015-03-04',
      retracted: true,
      comment: 'Error in Lemma 2.',
    },
  },
  {
    title: 'A preprint alone',
    ...{ byline: byline('Ida Holm'), publicationType: 'PREPRINT', publishedOn: '2022-09-30' },
    identifiers: [{ scheme: 'ARXIV', value: '2209.15618' }],
    topicLabels: ['cs.LG'],
  },
  {
    title: 'Printed in proceedings by name',
    ...{
      byline: byline('Ida Holm'),
      venue: 'Proceedings of the 3rd Conference on Mud',
      publishedOn: '2016-01-01',
    },
  },
  {
    title: 'An identifier of many signs',
    ...{ byline: byline('Ida Holm'), publishedOn: '1998-08-15', ...PRINTED, pages: 'e1661' },
    identifiers: doi('10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2'),
  },
  {
    title: 'Pages in two places',
    ...{ byline: byline('Ida Holm'), publishedOn: '1998-08-16', ...PRINTED, pages: 'S1-S9, 14' },
    identifiers: [...doi('10.1000/a_b%20c'), { scheme: 'ARXIV', value: 'hep-th/9901001' }],
  },
  {
    title: 'Only some are known',
    byline: { names: ['Ida Holm', 'Tom Hart'], truncated: true },
    publishedOn: '2011-11-11',
  },
  ofType('ARTICLE', 'Of the article'),
  ofType('CONFERENCE_PAPER', 'Of the talk'),
  ofType('BOOK_CHAPTER', 'Of the chapter'),
  ofType('BOOK', 'Of the book'),
  ofType('THESIS', 'Of the thesis'),
  ofType('REPORT', 'Of the report'),
  ofType('REVIEW', 'Of the review'),
  ofType('DATASET', 'Of the data'),
  ofType('SOFTWARE', 'Of the program'),
  ofType('OTHER', 'Of anything else'),
];
