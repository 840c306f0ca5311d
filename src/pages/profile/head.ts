/** The head of a profile page: name, field, and figures glued to their labels, in any order, any of them absent. */
import type { PageMetrics, PageOwner } from '../../record.js';
import type { Problem } from '../../terms.js';
import { quoteLine, withoutBlankLines, type Line } from '../document/line.js';
import { canBeOwner } from '../document/owner-name.js';
import { noCount, NUMBER_PATTERN, readCount, readNumber } from '../document/printed-count.js';

export interface ProfileHead {
  owner: PageOwner | null;
  metrics: PageMetrics | null;
  problems: Problem[];
}

type Figure = Exclude<keyof PageMetrics, 'fieldLabel'>;

const NUMBER = `(?<number>${NUMBER_PATTERN})`;
const FIGURES: readonly [Figure, RegExp][] = [
  ['hIndex', new RegExp(`^h-?index:? ?(?:${NUMBER})?$`, 'i')],
  ['citationCount', new RegExp(`^${NUMBER} ?citations?$`, 'i')],
  ['noveltyPercent', new RegExp(`^Novelty:? ?(?:${NUMBER} ?%?)?$`, 'i')],
  ['aiScore', new RegExp(`^AI Score:? ?(?:${NUMBER})?$`, 'i')],
  ['paperCount', new RegExp(`^${NUMBER}papers?$`, 'i')],
];

/** The heading over the entries. It counts what the page shows, not what the person wrote. */
const LIST_HEADING = /^(?:[\d,]+ )?papers?$/i;
const FIELD = /^[A-Z]{2}$|^[A-Z]{2,}-[A-Z]{2,}$|^[a-z]{2,}-[a-z]{2,}$|^[a-z-]{2,}\.[A-Za-z-]{2,}$/;
/** `OPTICS` below a name is a field; above it, it could be the name. */
const FIELD_BELOW_NAME = /^[A-Z]{3,12}$/;
/** Characters of a line that states a field or a figure. */
const LONGEST_FIGURE = 60;

/** `lines` are those before the first entry. */
export function readProfileHead(lines: readonly Line[]): ProfileHead {
  const head: ProfileHead = { owner: null, metrics: null, problems: [] };
  for (const line of withoutBlankLines(lines)) readHeadLine(head, line);
  return head;
}

/** Whether a line states a figure of a person. */
export function isProfileFigure(text: string): boolean {
  return findFigure(text.trim()) !== null;
}

function readHeadLine(head: ProfileHead, line: Line): void {
  const text = line.text.trim();
  const figure = findFigure(text);
  const stated = figure === null ? readField(text, head) : { [figure.name]: readFigure(figure) };
  if (stated !== null) {
    head.metrics = { ...(head.metrics ?? NO_METRICS), ...stated };
    head.problems.push(...figureProblem(figure, line));
  } else if (head.owner === null && canBeOwner(text) && !LIST_HEADING.test(text)) {
    head.owner = { name: text, inferred: false };
  } else if (!LIST_HEADING.test(text)) {
    const message = `expected a figure of the person, but found ${quoteLine(text)}`;
    head.problems.push({ line: line.number, message });
  }
}

function readField(text: string, { owner, metrics }: ProfileHead): Partial<PageMetrics> | null {
  if (text.length > LONGEST_FIGURE) return null;
  const isField = FIELD.test(text) || (owner !== null && FIELD_BELOW_NAME.test(text));
  return isField && !metrics?.fieldLabel ? { fieldLabel: text } : null;
}

const NO_METRICS: PageMetrics = {
  fieldLabel: null,
  hIndex: null,
  paperCount: null,
  citationCount: null,
  noveltyPercent: null,
  aiScore: null,
};

interface PrintedFigure {
  name: Figure;
  /** Null where the number is missing. */
  printed: string | null;
}

/** The figure that a line states. */
function findFigure(text: string): PrintedFigure | null {
  if (text.length > LONGEST_FIGURE) return null;
  for (const [name, pattern] of FIGURES) {
    const match = pattern.exec(text);
    if (match !== null) return { name, printed: match.groups?.number ?? null };
  }
  return null;
}

/** Null where the number is missing, or not of the figure's kind. */
function readFigure({ name, printed }: PrintedFigure): number | null {
  if (printed === null) return null;
  if (name === 'aiScore') return readNumber(printed);
  if (name === 'noveltyPercent') return readNumber(printed) <= 100 ? readNumber(printed) : null;
  return readCount(printed);
}

function figureProblem(figure: PrintedFigure | null, line: Line): Problem[] {
  if (figure?.printed == null || readFigure(figure) !== null) return [];
  if (figure.name !== 'noveltyPercent') return [noCount(line)];
  return [
    {
      line: line.number,
      message: `expected a percentage from 0 to 100, but found ${quoteLine(line.text)}`,
    },
  ];
}
