import fc from 'fast-check';
import { cleanText } from '../../src/text/clean-text.js';
import { expectLinear } from '../support/growth.js';
import { cases } from '../support/cases.js';

it.each([
  ['plain text, a <b and c> d, x<y>z', 'plain text, a <b and c> d, x<y>z'],
  ['if a<b>c or n<i>m, and a --> b', 'if a<b>c or n<i>m, and a --> b'],
  [
    'ice &amp; fog &#x2013; &beta;-&eacute; &NotEqualTilde; &lsquo;q&rsquo; &#8364;',
    'ice & fog – β-é ≂̸ ‘q’ €',
  ],
  ['AT&T, R&D; x &lt 3 &unknown; &amp;lt;', 'AT&T, R&D; x &lt 3 &unknown; &lt;'],
  ['&lt;i&gt; is a tag, &#0; is none', '<i> is a tag, \uFFFD is none'],
  ['<jats:title>Aim</jats:title><jats:p>Of <jats:italic>peat</jats:italic>.</jats:p>', ' Aim  Of peat. '],
  ['<italic>Lutra</italic> <bold>x</bold> <sc>dna</sc> <TT>c</TT>', 'Lutra x dna c'],
  ['in<a href="https://example.org/a?b=c">here</a><br/>on', 'inhere on'],
  ['CO<inf>2</inf>, H<sub>2</sub>O, x<sub>ij</sub>', 'CO2, H2O, xij'],
  ['10<sup>5</sup> K, 10<sup>-3</sup>, Ca<sup>2+</sup>, 10<sub>5</sub>', '10⁵ K, 10⁻³, Ca²⁺, 10₅'],
  ['the 19<sup>th</sup>, 2<sup>x</sup>, e<sup>-x/2</sup>, Pop<sup>®</sup>', 'the 19th, 2^x, e^(-x/2), Pop®'],
  ['<!-- a note -->kept <![CDATA[a < b]]>', ' kept a < b'],
  ['</jats:p> ends, <jats:p> begins', '  ends,   begins'.replace('  ends,   ', ' ends,  ')],
])('reads %j', (text, expected) => {
  expect(cleanText(text).replaceAll(/ +/g, ' ')).toBe(expected.replaceAll(/ +/g, ' '));
});

const math = (content: string) => `<mml:math>${content.replaceAll(/<(\/?)/g, '<$1mml:')}</mml:math>`;

it.each([
  ['<semantics><mi>β</mi><annotation encoding="application/x-tex">\\beta</annotation></semantics>', 'β'],
  ['<mrow><mi>x</mi> <mo>=</mo>\n <mn>1</mn></mrow>', 'x=1'],
  ['<msup><mn>10</mn><mn>5</mn></msup>', '10⁵'],
  ['<msup><mi>x</mi><mi>k</mi></msup><msub><mi>H</mi><mn>2</mn></msub>', 'x^kH2'],
  ['<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>', 'a/(b+1)'],
  ['<msqrt><mi>s</mi></msqrt><mover><mi>p</mi><mo>¯</mo></mover>', '√sp̄'],
])('reads the formula %j once', (content, expected) => {
  expect(cleanText(math(content))).toBe(expected);
  expect(cleanText(`so $$z_1 $$ ${math(content)}`)).toBe(`so ${expected}`);
  expect(cleanText(`<alternatives><tex-math>$z$</tex-math>${math(content)}</alternatives>`)).toBe(expected);
});

it.each([
  ['Com\u00ADput\u200Bing\uFEFF\u2060 \u202Bwith\u202C', 'Computing with'],
  ['Ane\u0007 Lind\u3164', 'Ane Lind '],
  ['می\u200Cروم क्\u200Dष 👩\u200D🔬 ❤\uFE0F', 'می\u200Cروم क्\u200Dष 👩\u200D🔬 ❤\uFE0F'],
  ['Li\u200Dnd\u200C, می\u200C و', 'Lind, می و'],
  ['a&shy;b&zwnj;c&nbsp;d', 'abc\u00A0d'],
])('leaves out what does not show of %j, and no more', (text, expected) => {
  expect(cleanText(text)).toBe(expected);
});

it.each([
  '<i',
  '<i ',
  '<i>',
  '</i>',
  '<!--',
  '<![CDATA[',
  '&',
  '<a b=c',
  '<sup>2',
  '<sup>2</sup>',
  '$$<mml:math>x</mml:math>',
  '<mml:mi><i>',
  '\u200D',
])('takes a time linear in the length of %j repeated', (part) => {
  expectLinear((size) => cleanText(part.repeat(size)), 50_000);
});

it('leaves text alone that has neither tags, entities nor what does not show', () => {
  const text = fc.stringMatching(/^[ -;=?-~é→]*$/).map((any) => any.replaceAll('&', '+'));
  fc.assert(
    fc.property(text, (any) => {
      expect(cleanText(any)).toBe(any);
    }),
    cases(300),
  );
});
