import { Highlights } from '../../src/graphql/search/highlights.js';
import { readWordQuery } from '../../src/text/words/word-query.js';

function highlightsOf(query: string, marked = query): Highlights {
  return new Highlights({
    query: { text: query, kinds: ['PAPER'], match: 'BEST' },
    marked: readWordQuery(marked).alternatives.flat(),
  });
}

function ofPaper(query: string, title: string, abstract: string | null = null) {
  return highlightsOf(query).ofPaper({ title, abstract, comment: null });
}

/** Brackets for marks. */
const brackets = (html: string | null) => html?.replaceAll('<mark>', '[').replaceAll('</mark>', ']');

it.each([
  ['BERT 2', 'On BERT-2 models', 'On [BERT]-[2] models'],
  ['BERT-2', 'BERT-2, BERT 2 and bert2', '[BERT-2], [BERT] [2] and [bert2]'],
  ['bert2', 'On BERT-2-based', 'On [BERT-2]-based'],
  ['机器翻译', '统计机器翻译的方法', '统计[机器翻译]的方法'],
  ['译', '翻译', '翻[译]'],
  ['요약', '문장을 요약하는', '문장을 [요약]하는'],
  ['naive bayés', 'Naïve Bayes', '[Naïve] [Bayes]'],
  ['rolling', 'if a<b and rolling stops', 'if a&lt;b and [rolling] stops'],
  ['"bee dances" dances', 'Dances of bees: bee dances', '[Dances] of bees: [bee] [dances]'],
  ['"bee dances"', 'Dances of bees: bee dances', 'Dances of bees: [bee] [dances]'],
  ['"state of the art"', 'State of the art, of a state', '[State] of the [art], of a state'],
  ['dances -bees', 'Dances of bees', '[Dances] of bees'],
  ['bees or dances', 'Dances of bees', '[Dances] of [bees]'],
  ['C++', 'C++, C and F#', '[C++], C and F#'],
  ['alpha', 'The $\\alpha$-decay, and α', 'The [$\\alpha$-decay], and [α]'],
  ['H2O', 'Of H$_2$O, and H₂O.', 'Of [H$_2$O], and [H₂O].'],
  ['dancing', 'Danc\u00ADing bees', '[Danc\u00ADing] bees'],
  ['cauchy schwarz', 'Cauchy–Schwarz inequalities', '[Cauchy]–[Schwarz] inequalities'],
  ['rates', 'in-/output at rate/cost', 'in-/output at [rate]/cost'],
])('of %j marks in %j what was found', async (query, title, expected) => {
  expect(brackets(await ofPaper(query, title))).toBe(expected);
});

it('marks what was taken instead of a word', async () => {
  const highlights = highlightsOf('dancs', 'dances');
  const paper = { title: 'Dances of bees', abstract: null, comment: null };
  expect(brackets(await highlights.ofPaper(paper))).toBe('[Dances] of bees');
});

it('marks names that are stop words', async () => {
  const author = { name: 'Will An Moss' };
  const highlights = highlightsOf('will an');
  expect(brackets(await highlights.ofAuthor(author, () => Promise.resolve([])))).toBe('[Will] [An] Moss');
});

it('shows the spelling that has more of the words than the name', async () => {
  const highlights = highlightsOf('ada byron');
  const spellings = () => Promise.resolve(['Ada Lovelace', 'A. Byron', 'Ada Byron', 'Ada K. Byron']);
  expect(brackets(await highlights.ofAuthor({ name: 'Ada Lovelace' }, spellings))).toBe('[Ada] [Byron]');
});

const FILLER = 'Nothing of note stands here, in none of these many words. ';

it('gives the densest two passages of an abstract, in the order of the text', async () => {
  const abstract = [
    FILLER.repeat(5),
    'Here a bee is seen. ',
    FILLER.repeat(8),
    'A single dance. ',
    FILLER.repeat(8),
    'We show that the (bee) dance “is” hard! ',
    FILLER.repeat(5),
  ].join('');
  const html = brackets(await ofPaper('bee dances', 'Peat', abstract));
  expect(html).toBe(
    'Here a [bee] is seen. Nothing of note stands here, in none of these many words. … ' +
      'We show that the ([bee]) [dance] “is” hard! Nothing of note stands here, in none of these many words.',
  );
});

it.each(['bee dance ', 'a bee, ', 'x y z u v w bee ', `${FILLER}bee `])(
  'keeps passages to 30 words, and to 12 where there are so many, of %j repeated',
  async (part) => {
    for (const times of [1, 2, 3, 5, 40]) {
      const html = await ofPaper('bee dance', 'Peat', part.repeat(times));
      const passages = (html ?? '').split(' … ').map((passage) => passage.trim().split(/\s+/).length);
      const least = Math.min(12, part.repeat(times).trim().split(/\s+/).length);
      expect(passages.length).toBeLessThanOrEqual(2);
      for (const words of passages) {
        expect(words).toBeLessThanOrEqual(30);
        expect(words).toBeGreaterThanOrEqual(least);
      }
      expect(html).toContain('<mark>bee</mark>');
    }
  },
);

it.each(['words and bees, ', '机器翻译', 'Größe ', '$\\alpha$-decay '])(
  'leaves the event loop to others while it looks through 50,000 characters of %j',
  async (part) => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const abstract = part.repeat(Math.ceil(50_000 / part.length));
    const found = await ofPaper('zyzzyva', 'Peat', `${abstract} zyzzyva`);
    isOver = true;
    expect(found).toBeNull();
    expect(turns).toBeGreaterThanOrEqual(6);
  },
);

it('finds words near every end of what is looked through at once', async () => {
  for (const length of [3_980, 3_990, 3_995, 3_999, 4_000, 4_001, 4_010, 7_998])
    expect(await ofPaper('bee', 'Peat', `${'x '.repeat(length / 2)}bee dance`)).toContain('<mark>bee</mark>');
});
