/**
 * Text that was typed for TeX, as people read it: `Erd\H{o}s` is `Erdős`. Commands that it does not know stay as
 * they are. Every pattern here matches a bounded stretch of text, so that the time is linear in its length.
 */
import { TEX_ACCENTS, TEX_LETTERS } from '../tex/tex-letters.js';

/** A name: accents and letters, `~` as a blank, braces off where no unknown command is left that needs them. */
export function texName(text: string): string {
  const name = accented(text.replaceAll(/\s/gu, ' '))
    .replaceAll(/~|\\ /g, ' ')
    .replaceAll(/\\([&_#$%])/g, '$1');
  return (name.includes('\\') ? name : name.replaceAll(/[{}]/g, '')).normalize('NFC');
}

/** What all that is rewritten here holds; most abstracts have none of it. */
const TYPED = /\\|--/;

/** A title, an abstract or a comment: formulas between dollar signs are kept to the letter. */
export function texProse(text: string): string {
  if (!TYPED.test(text)) return text.normalize('NFC');
  let prose = '';
  let at = 0;
  for (let formula = nextFormula(text, 0); formula !== null; formula = nextFormula(text, at)) {
    prose += plain(text.slice(at, formula.start)) + text.slice(formula.start, formula.end);
    at = formula.end;
  }
  return (prose + plain(text.slice(at))).normalize('NFC');
}

/** `$…$` or `$$…$$`; a dollar sign that nothing closes begins no formula. */
function nextFormula(text: string, from: number): { start: number; end: number } | null {
  const start = nextDollar(text, from);
  if (start === -1) return null;
  const width = text[start + 1] === '$' ? 2 : 1;
  const close = width === 2 ? text.indexOf('$$', start + 2) : nextDollar(text, start + 1);
  return close === -1 ? null : { start, end: close + width };
}

/** The next dollar sign that is no `\$`. */
function nextDollar(text: string, from: number): number {
  let at = text.indexOf('$', from);
  while (at > 0 && text[at - 1] === '\\') at = text.indexOf('$', at + 1);
  return at;
}

/** `-->` and `<--` are arrows, not dashes. */
function plain(text: string): string {
  if (!TYPED.test(text)) return text;
  return accented(text)
    .replaceAll(/\\([&%_$#])/g, '$1')
    .replaceAll(/(?<![-<])-{2,3}(?![->])/g, (dashes) => (dashes.length === 2 ? '–' : '—'));
}

/** Accents twice, for letters that have two: `\'{\^e}` is `ế`. */
function accented(text: string): string {
  return text.includes('\\') ? withTies(withAccents(withAccents(withLetters(text)))) : text;
}

/** Braces around one command alone go with it, unless they hold the argument of another. */
const OPEN = String.raw`(?:((?<!\\[A-Za-z]{0,20})\{ ?)|(?<!\\))`;
const CLOSE = String.raw`( ?\})?`;

/** TeX drops the blank behind a command; those who write `Pawe\l Nowak` did not mean it to. */
const LETTER = String.raw`\\(${Object.keys(TEX_LETTERS).join('|')})(?![A-Za-z])(?:\{\}| (?=\p{Ll}|\\[^ ]))?`;
const LETTER_COMMAND = new RegExp(OPEN + LETTER + CLOSE, 'gu');

function withLetters(text: string): string {
  return text.replaceAll(LETTER_COMMAND, (command: string, ...[open, name, close]: Groups) =>
    unwrapped(open, TEX_LETTERS[name ?? ''] ?? command, close),
  );
}

/** What a pattern has captured, undefined where it passed a group by. */
type Groups = (string | undefined)[];

const ACCENT = String.raw`\\(?:(['\x60^"~=.])|([uvHcdbkr])(?![A-Za-z])) ?`;
const ACCENT_COMMAND = new RegExp(
  String.raw`${OPEN}${ACCENT}(?:\{ ?(\p{L}\p{M}{0,2}) ?\}|(\p{L}\p{M}{0,2}))${CLOSE}`,
  'gu',
);

function withAccents(text: string): string {
  return text.replaceAll(
    ACCENT_COMMAND,
    (command: string, ...[open, sign, letter, braced, bare, close]: Groups) => {
      const base = (braced ?? bare ?? '').replace('ı', 'i').replace('ȷ', 'j');
      const composed = (base + (TEX_ACCENTS[sign ?? letter ?? ''] ?? '')).normalize('NFC');
      return sign !== undefined && !isOneCharacter(composed) ? command : unwrapped(open, composed, close);
    },
  );
}

/** Of signs such as `\"`, which are typed for other reasons too: with these letters nobody means an accent. */
function isOneCharacter(text: string): boolean {
  return [...text].length === 1;
}

/** `\t{oo}`: one arc over two letters. */
function withTies(text: string): string {
  return text.replaceAll(/(?<!\\)\\t ?\{ ?(\p{L})(\p{L}) ?\}/gu, '$1\u0361$2');
}

function unwrapped(open: string | undefined, text: string, close: string | undefined): string {
  return open !== undefined && close !== undefined ? text : (open ?? '') + text + (close ?? '');
}
