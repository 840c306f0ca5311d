import fc from 'fast-check';
import { texName, texProse } from '../../../src/formats/arxiv/tex-text.js';
import { cases } from '../../support/cases.js';
import { expectLinear } from '../../support/growth.js';

describe('texName', () => {
  it.each([
    [String.raw`Djokovi\'{c}`, 'Djoković'],
    [String.raw`Ren\'e`, 'René'],
    [String.raw`Ren{\'e}`, 'René'],
    [String.raw`{\'E}lie`, 'Élie'],
    [String.raw`{\'Elie}`, 'Élie'],
    [String.raw`Andr\' e`, 'André'],
    ['Mich\\`ele', 'Michèle'],
    [String.raw`Beno\^{\i}t`, 'Benoît'],
    [String.raw`Beno\^\i t`, 'Benoît'],
    [String.raw`Mart\'{\i}nez`, 'Martínez'],
    [String.raw`Mart\'\i nez`, 'Martínez'],
    [String.raw`S\"oren M\"{u}ller`, 'Sören Müller'],
    [String.raw`Pe\~na`, 'Peña'],
    [String.raw`P\=al`, 'Pāl'],
    [String.raw`\.Zak`, 'Żak'],
    [String.raw`Do\u{g}an`, 'Doğan'],
    [String.raw`Dvo\v{r}\'ak`, 'Dvořák'],
    [String.raw`Mi\v sko`, 'Miško'],
    [String.raw`Erd\H{o}s`, 'Erdős'],
    [String.raw`{\c C}elik and Fran\c{c}ois`, 'Çelik and François'],
    [String.raw`H\d{a}`, 'Hạ'],
    [String.raw`\b{o}`, 'o\u0331'],
    [String.raw`Zaj\k{a}c`, 'Zając'],
    [String.raw`\r{A}ke H\aa kan`, 'Åke Håkan'],
    [String.raw`\t{oo}`, 'o\u0361o'],
    [String.raw`\O ystein {\O}re S{\o}ren J\o{}rn`, 'Øystein Øre Søren Jørn'],
    [String.raw`\L ukasz Pawe\l Nowak Micha{\l}`, 'Łukasz Paweł Nowak Michał'],
    [String.raw`Wei\ss {\AE}gir {\oe} \OE{} \AA{}`, 'Weiß Ægir œ Œ Å'],
    [String.raw`\th{}\TH{}\dh{}\DH{}\dj{}\DJ{}`, 'þÞðÐđĐ'],
    [String.raw`Y{\i}lmaz`, 'Yılmaz'],
    [String.raw`Nguy\~{\^e}n`, 'Nguyễn'],
    [String.raw`\'{\o}`, 'ǿ'],
    ['J.~{van der} Berg', 'J. van der Berg'],
    [String.raw`Smith \& Sons`, 'Smith & Sons'],
    ['e\u0301', 'é'],
  ])('reads %s as %s', (typed, read) => {
    expect(texName(typed)).toBe(read);
  });

  it('leaves what it does not know, with its braces', () => {
    for (const typed of [
      String.raw`\foo{Bar}`,
      String.raw`A \vspace B`,
      String.raw`\"{`,
      '\\',
      String.raw`\'`,
    ]) {
      expect(texName(typed)).toBe(typed);
    }
  });
});

describe('texProse', () => {
  it.each([
    [String.raw`The Schr\"odinger equation`, 'The Schrödinger equation'],
    [String.raw`Caf{\'e}s \& bars: 5\% of \#1, a\_b, 3\$`, 'Cafés & bars: 5% of #1, a_b, 3$'],
    ['A--B, and---so', 'A–B, and—so'],
    ['a ---- b', 'a ---- b'],
    [String.raw`\emph{\'e}t\'e {kept} ~10`, String.raw`\emph{é}té {kept} ~10`],
    [String.raw`with $\alpha\'e -- \$$ in \'etale $\"o$`, String.raw`with $\alpha\'e -- \$$ in étale $\"o$`],
    [String.raw`$$x--y$$ -- \'e`, String.raw`$$x--y$$ – é`],
    [String.raw`costs $5 and caf\'e`, 'costs $5 and café'],
    [String.raw`he said \"so\"`, String.raw`he said \"so\"`],
    [String.raw`\\'e`, String.raw`\\'e`],
  ])('reads %s as %s', (typed, read) => {
    expect(texProse(typed)).toBe(read);
  });

  it('leaves text without TeX as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\\$]|--/.test(text));
        expect(texProse(text)).toBe(text.normalize('NFC'));
      }),
      cases(1_000),
    );
  });
});

it.each(['{', '\\', '$', '\\$', "\\'{", '{\\', '\\v ', '-', '$$ ', "\\\\'", '{\\aaaaaaaaaaaaaaaaaaaa', ' {'])(
  'reads a million characters of %j in linear time',
  (piece) => {
    expectLinear((size) => {
      const hostile = piece.repeat(size / piece.length);
      return [texName(hostile), texProse(hostile)];
    }, 1_000_000);
  },
);
