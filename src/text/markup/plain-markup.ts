/** Texts as publishers mark them up (HTML, JATS, MathML), as people read them. Pure. */
import { lowered, raised } from './raised.js';
import { findTags, type Tag } from './tags.js';

/** An element that is being read, or has been. */
interface Element {
  name: string;
  /** Its text so far, in pieces: joined at each step it would be copied as often. */
  pieces: string[];
  children: { name: string; text: string }[];
}

/** Deeper within each other, elements are read as if they were not there. */
const DEEPEST = 100;

/** Stand apart from what is before and behind them. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'abstract break br blockquote caption center dd disp-formula div dl dt h1 h2 h3 h4 h5 h6 hr label li list list-item mspace mtd ' +
    'mtr ol p pre sec section table tbody td th thead title subtitle article-title tr ul'
  ).split(' '),
);

/** In these, blanks between elements mean nothing. */
const MATH: ReadonlySet<string> = new Set(
  'math mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mfenced mtable mtr mtd semantics mstyle mpadded'.split(
    ' ',
  ),
);

/** Without tags: each element's text stands where the element stood. */
export function withoutTags(text: string): string {
  const tags = findTags(text);
  if (tags.length === 0) return text;
  const open: Element[] = [{ name: '', pieces: [], children: [] }];
  let at = 0;
  let skipped = 0;
  for (const tag of tags) {
    addText(open, text.slice(at, tag.start));
    at = tag.end;
    if (tag.kind === 'open' && open.length > DEEPEST) skipped += 1;
    else if (tag.kind === 'open') open.push({ name: tag.name, pieces: [], children: [] });
    else if (tag.kind === 'close' && skipped > 0) skipped -= 1;
    else if (tag.kind === 'close') close(open);
    else addText(open, blankFor(tag));
  }
  addText(open, text.slice(at));
  return open[0] === undefined ? '' : textOf(open[0]);
}

function blankFor({ name }: Tag): string {
  return BLOCKS.has(name) ? ' ' : '';
}

function addText(open: readonly Element[], text: string): void {
  const parent = open.at(-1);
  if (parent === undefined || (MATH.has(parent.name) && !/\S/.test(text))) return;
  if (text !== '') parent.pieces.push(text);
}

function textOf({ pieces }: Element): string {
  return pieces.join('');
}

function close(open: Element[]): void {
  const element = open.pop();
  const parent = open.at(-1);
  if (element === undefined || parent === undefined) return;
  const text = written(element, parent);
  parent.children.push({ name: element.name, text });
  if (element.name === 'math' && text.trim() !== '') dropSource(parent);
  if (text !== '') parent.pieces.push(text);
}

/** Springer prints a formula twice, first as it was typed for TeX: `$$x_1$$ <mml:math>…`. */
function dropSource({ pieces }: Element): void {
  const last = pieces.pop();
  if (last !== undefined) pieces.push(last.replace(/\$\$[^$]+\$\$\s*$/, ''));
}

function written(element: Element, parent: Element): string {
  if (BLOCKS.has(element.name)) return ` ${textOf(element)} `;
  const write = WRITERS[element.name];
  if (write === undefined) return textOf(element);
  const [first = '', second = '', third = ''] = element.children.map((child) => child.text);
  return write({ element, before: parent.pieces.at(-1)?.slice(-2) ?? '', parts: [first, second, third] });
}

interface Writing {
  element: Element;
  /** The last characters before it. */
  before: string;
  /** The texts of its first three children. */
  parts: [string, string, string];
}

const WRITERS: Readonly<Record<string, (writing: Writing) => string>> = {
  sup: ({ element, before }) => raised(textOf(element), before),
  super: ({ element, before }) => raised(textOf(element), before),
  sub: ({ element, before }) => lowered(textOf(element), before),
  inf: ({ element, before }) => lowered(textOf(element), before),
  msup: ({ parts: [base, exponent] }) => base + power(exponent),
  msub: ({ parts: [base, index] }) => base + lowered(index, base),
  msubsup: ({ parts: [base, index, exponent] }) => base + lowered(index, base) + power(exponent),
  mfrac: ({ parts: [top, bottom] }) => `${inBrackets(top)}/${inBrackets(bottom)}`,
  msqrt: ({ element }) => `√${inBrackets(textOf(element))}`,
  mroot: ({ parts: [base, index] }) => `${raised(index, '')}√${inBrackets(base)}`,
  mover: ({ parts: [base, over] }) => base + (OVER[over.trim()] ?? over),
  mfenced: ({ element }) => `(${element.children.map(({ text }) => text).join(', ')})`,
  semantics: ({ element }) => oneOf(element),
  alternatives: ({ element }) => oneOf(element),
  style: () => '',
  script: () => '',
  mphantom: () => '',
};

/** Signs over a letter, by the combining characters that Unicode has for them. */
const OVER: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0304',
  '‾': '\u0304',
  '˙': '\u0307',
  '→': '\u20D7',
};

/** In a formula every raised text is an exponent, but for signs such as a prime or a star. */
function power(text: string): string {
  const written = raised(text, ')');
  return written === text && /\p{L}/u.test(text) ? `^${inBrackets(text)}` : written;
}

function inBrackets(text: string): string {
  const inner = text.trim();
  return /^[\p{L}\p{M}\p{N}.]*$/u.test(inner) ? inner : `(${inner})`;
}

/** What is said in several ways is read in one: the formula itself before its source for TeX. */
function oneOf(element: Element): string {
  const { children } = element;
  const shown = children.filter(({ name }) => !/^(?:annotation|annotation-xml|tex-math)$/.test(name));
  const inOneWay = shown.map((child) => child.text).join('');
  if (inOneWay.trim() !== '') return inOneWay;
  return children[0]?.text ?? textOf(element);
}
