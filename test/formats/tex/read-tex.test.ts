import { readTex } from '../../../src/formats/tex/read-tex.js';

it.each([
  [String.raw`Ren{\'e}e S{\o}rensen-M\"uller \& {\AA}se`, 'Renée Sørensen-Müller & Åse'],
  [String.raw`\'{\i}, {\'\i}, \u{\i}, \v{\j}`, 'í, í, ĭ, ǰ'],
  [String.raw`Kas\i m`, 'Kasım'],
  [String.raw`Pawe\l Dudek`, 'Paweł Dudek'],
  [String.raw`\'{\^e} \t{ia} \~{}`, 'ế i͡a ~'],
  ["``Peat'' of `bogs' -- a---b", "“Peat” of ‘bogs' – a—b"],
  ['a --> b <-- c', 'a --> b <-- c'],
  ['J.~K. {A {deep} {{case}}}', 'J. K. A deep case'],
  ['7% of #3 & a_b', '7% of #3 & a_b'],
  [String.raw`7\% of \#3 \& a\_b \$5`, '7% of #3 & a_b $5'],
  [String.raw`\textbf{Bold \emph{and} \textsc{caps}} {\it slanted}`, 'Bold and caps slanted'],
  [String.raw`H$_2$O, CO\textsubscript{2}, 10$^{6}$, 25$^\circ$C`, 'H2O, CO2, 10⁶, 25°C'],
  [String.raw`$\beta$-peat, $x^2+y$, {\$}{\mu}{\$}m`, 'β-peat, $x^2+y$, μm'],
  [String.raw`costs $5`, 'costs $5'],
  [String.raw`\url{http://a.example/b} \href{http://c.example}{here}`, 'http://a.example/b here'],
  [String.raw`Text\footnote{Not here.} and \cite[p. 3]{k}on`, 'Text and on'],
  [String.raw`The \TeX book \enquote{quoted}`, 'The TeXbook “quoted”'],
  ['stray } brace { here', 'stray  brace  here'],
])('reads %j', (tex, text) => {
  expect(readTex(tex)).toEqual({ text, unknown: [] });
});

it('keeps commands that it does not know, and the arguments of those that have one', () => {
  expect(readTex(String.raw`\peat and \bog{wet} \peat`)).toEqual({
    text: String.raw`\peat and wet \peat`,
    unknown: [String.raw`\peat`, String.raw`\bog`],
  });
});

it('reads what is made to hang it, and only so deep', () => {
  const many = 20_000;
  for (const piece of [
    '{',
    '}',
    '$',
    '$x',
    '\\$',
    '\\(',
    '\\emph{',
    "\\'",
    '\\cite[',
    '\\frac',
    '\\begin{a}',
  ])
    expect(readTex(piece.repeat(many)).text.length).toBeLessThan(10 * many);
});
