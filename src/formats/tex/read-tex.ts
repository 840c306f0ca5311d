/**
 * Text typed for TeX, as people read it: `{\c{C}}alls \& {\textendash} 50\% of ``them''` is `Çalls & – 50% of “them”`.
 * Formulas are kept to the letter, unless they are but a sign, a number or what is raised or lowered. Reads each
 * character once, whatever the text.
 */
import { lowered, raised } from '../../text/markup/raised.js';
import { TEX_ACCENTS, TEX_LETTERS } from './tex-letters.js';
import { TEX_DROPPED, TEX_LAST_OF, TEX_SIGNS, TEX_SILENT, TEX_TRANSPARENT } from './tex-symbols.js';

export interface TexReading {
  text: string;
  /** Commands that are not known, each once, such as `\foo`: they stay in the text, unless they have an argument, which does. */
  unknown: readonly string[];
}

/** Reads a text; braces are taken off, and signs that TeX would trip over, such as a bare `%`, are kept. */
export function readTex(tex: string): TexReading {
  if (!/[\\{}$~`]|--|''/.test(tex)) return { text: tex, unknown: [] };
  const reader = new TexReader(tex);
  const text = reader.readGroup(0).normalize('NFC').replaceAll(MARKED_SIGN, '$1');
  return { text, unknown: [...reader.unknown] };
}

/** Some write `{\$}{\mu}{\$}` for a formula of one sign. */
const MARKED_SIGN = /\$([^\s\w$])\$/gu;

/** Deeper within each other, braces are passed over. */
const DEEPEST = 50;

const PLAIN = /[^\\{}$~`'-]+/y;
const COMMAND = /[A-Za-z]+/y;
const BLANKS = /\s+/y;
const LETTER = /\p{L}\p{M}*/uy;
const HYPHENS = /-+/y;

/** Signs behind a backslash that stand for themselves. */
const ESCAPED = '&%_#${}';
/** And those that part words, or what is within one. */
const SPACES = ',;: \n\t\r\\';
const NOTHINGS = '!-/@*+>|';

class TexReader {
  readonly unknown = new Set<string>();
  private at = 0;
  /** What closes no formula any more. */
  private readonly unclosed = new Set<string>();

  constructor(private readonly tex: string) {}

  /** To the brace that closes the group, or to the end. Closing braces that nothing has opened are passed over. */
  readGroup(depth: number): string {
    let text = '';
    while (this.at < this.tex.length) {
      const sign = this.tex[this.at] ?? '';
      if (sign === '}') {
        this.at += 1;
        if (depth > 0) return text;
      } else text += this.readNext(sign, text, depth);
    }
    return text;
  }

  private readNext(sign: string, before: string, depth: number): string {
    if (sign === '\\') return this.readCommand(before, depth);
    if (sign === '$') return this.readFormula(before);
    if (sign === '-') return this.readHyphens(before);
    if (sign === '`' || sign === "'") return this.readQuotes(sign);
    if (sign !== '{' && sign !== '~') return this.match(PLAIN);
    this.at += 1;
    if (sign === '~') return ' ';
    return depth < DEEPEST ? this.readGroup(depth + 1) : '';
  }

  /** Arrows such as `-->` and `<--` are no dashes. */
  private readHyphens(before: string): string {
    const hyphens = this.match(HYPHENS);
    if (before.endsWith('<') || this.tex[this.at] === '>') return hyphens;
    if (hyphens.length === 2) return '–';
    return hyphens.length === 3 ? '—' : hyphens;
  }

  private readQuotes(sign: string): string {
    const isDouble = this.tex[this.at + 1] === sign;
    this.at += isDouble ? 2 : 1;
    if (sign === '`') return isDouble ? '“' : '‘';
    return isDouble ? '”' : "'";
  }

  private readCommand(before: string, depth: number): string {
    this.at += 1;
    const name = this.match(COMMAND);
    if (name !== '') return this.readNamed(name, before, depth);
    const sign = this.tex[this.at] ?? '';
    this.at += 1;
    if (ESCAPED.includes(sign)) return sign;
    if (sign in TEX_ACCENTS) return this.readAccent(sign, depth);
    if (sign === '(' || sign === '[') return this.readFormulaTo(sign === '(' ? '\\)' : '\\]', before);
    if (SPACES.includes(sign)) return ' ';
    return NOTHINGS.includes(sign) ? '' : sign;
  }

  private readNamed(name: string, before: string, depth: number): string {
    if (name in TEX_LETTERS) return (TEX_LETTERS[name] ?? '') + this.passLetterEnd();
    const sign = TEX_SIGNS.get(name);
    if (sign !== undefined)
      return sign + (/^(?:[A-Za-z]{2}|[-/])/.test(sign) ? this.passBlanks() : '') + this.passEmptyGroup();
    if (name in TEX_ACCENTS) return this.readAccent(name, depth);
    if (name === 't') return this.readTie(depth);
    if (TEX_SILENT.has(name)) return this.passBlanks();
    const last = TEX_LAST_OF.get(name);
    if (last !== undefined) for (let one = 1; one < last; one += 1) this.readArgument(depth);
    if (last !== undefined || TEX_TRANSPARENT.has(name)) return this.readArgument(depth);
    return this.readActing(name, before, depth);
  }

  /** Commands that do something else with their argument than to print it. */
  private readActing(name: string, before: string, depth: number): string {
    if (name === 'textsuperscript') return raised(this.readArgument(depth), before.slice(-2));
    if (name === 'textsubscript') return lowered(this.readArgument(depth), before.slice(-2));
    if (name === 'enquote' || name === 'mkbibquote') return `“${this.readArgument(depth)}”`;
    if (name === 'MakeUppercase' || name === 'uppercase') return this.readArgument(depth).toUpperCase();
    if (name === 'frac') return `${this.readArgument(depth)}/${this.readArgument(depth)}`;
    if (TEX_DROPPED.has(name)) {
      this.passOption();
      this.readArgument(depth);
      return '';
    }
    this.unknown.add(`\\${name}`);
    return this.tex[this.at] === '{' ? '' : `\\${name}`;
  }

  /** What stands in braces behind a command, the next command, or the next character. */
  private readArgument(depth: number): string {
    this.passBlanks();
    const sign = this.tex[this.at] ?? '';
    if (depth >= DEEPEST || sign === '' || sign === '}') return '';
    if (sign === '{') {
      this.at += 1;
      return this.readGroup(depth + 1);
    }
    if (sign === '\\') return this.readCommand('', depth + 1);
    if (sign === '$') return this.readFormula('');
    const letter = this.match(LETTER);
    if (letter !== '') return letter;
    this.at += 1;
    return sign;
  }

  /** Without a letter to stand on, an accent is a sign: `\~{}`. */
  private readAccent(name: string, depth: number): string {
    const start = this.at;
    this.passBlanks();
    const isLetter = /^(?:[{\\]|\p{L})/u.test(this.tex.slice(this.at, this.at + 2));
    if (!isLetter) this.at = start;
    const argument = isLetter ? this.readArgument(depth) : '';
    if (argument === '') return /[A-Za-z]/.test(name) ? '' : name;
    return accented(argument.trimStart(), TEX_ACCENTS[name] ?? '');
  }

  /** `\t{oo}`: one arc over two letters. */
  private readTie(depth: number): string {
    const [first = '', ...others] = [...this.readArgument(depth)];
    return `${first}\u0361${others.join('')}`;
  }

  private readFormula(before: string): string {
    const width = this.tex[this.at + 1] === '$' ? 2 : 1;
    this.at += width;
    return this.readFormulaTo('$'.repeat(width), before);
  }

  /** A formula that is never closed is none; its opening is kept. */
  private readFormulaTo(closing: string, before: string): string {
    const end = this.endOfFormula(closing);
    if (end === -1) return closing.startsWith('$') ? closing : '';
    const formula = this.tex.slice(this.at, end);
    this.at = end + closing.length;
    return readFormula(formula, before) ?? `$${formula}$`;
  }

  /** `\$` closes nothing. Where nothing closes one formula, nothing closes those behind it. */
  private endOfFormula(closing: string): number {
    if (this.unclosed.has(closing)) return -1;
    let end = this.tex.indexOf(closing, this.at);
    while (end > 0 && closing.startsWith('$') && this.tex[end - 1] === '\\')
      end = this.tex.indexOf(closing, end + 1);
    if (end === -1) this.unclosed.add(closing);
    return end;
  }

  /** Behind a letter TeX drops blanks; those who write `Pawe\l Nowak` did not mean it to. */
  private passLetterEnd(): string {
    if (this.passEmptyGroup() === '' && /^\s(?:\p{Ll}|\\[^ ])/u.test(this.tex.slice(this.at, this.at + 4)))
      this.at += 1;
    return '';
  }

  private passEmptyGroup(): string {
    if (this.tex.startsWith('{}', this.at)) this.at += 2;
    return '';
  }

  private passBlanks(): string {
    this.match(BLANKS);
    return '';
  }

  /** `[p. 3]` of `\cite[p. 3]{x}`; one that is long is none. */
  private passOption(): void {
    const option = /^\*?(?:\[[^\][]{0,100}\])*/.exec(this.tex.slice(this.at, this.at + 220))?.[0] ?? '';
    this.at += option.length;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.tex)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}

/** The first letter of a text with an accent; one without a dot gets the accent in its place. */
function accented(text: string, accent: string): string {
  const [first = '', ...others] = [...text];
  const base = UNDOTTED[first] ?? first;
  return (/^\p{L}/u.test(base) ? (base + accent).normalize('NFC') : base) + others.join('');
}

const UNDOTTED: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

const SCRIPT = /^([_^])(?:\{([^{}\\$]{1,12})\}|([^{}\\\s])|\\(prime|circ)|\{\\(prime|circ)\})$/u;

/** What a formula of one thing is in plain text: a number, a sign, what is raised or lowered. Null for others. */
function readFormula(formula: string, before: string): string | null {
  const bare = formula.replace(/^\s*\{\}/, '').trim();
  if (/^[\p{N}\s.,:+\-–×=<>%/()°]*$/u.test(bare)) return bare;
  const sign = /^\{?\\([A-Za-z]+)(?:\{\})?\}?$/.exec(bare)?.[1];
  if (sign !== undefined) return TEX_SIGNS.get(sign) ?? null;
  return readScript(bare, before.slice(-2));
}

/** What is raised or lowered behind `before`. */
function readScript(formula: string, before: string): string | null {
  const [, side, braced, single, named, inner] = SCRIPT.exec(formula) ?? [];
  if (side === undefined) return null;
  const sign = SCRIPT_SIGNS[named ?? inner ?? ''];
  if (sign !== undefined) return sign;
  const text = braced ?? single ?? '';
  return side === '^' ? raised(text, before) : lowered(text, before);
}

const SCRIPT_SIGNS: Readonly<Record<string, string>> = { circ: '°', prime: '′' };
