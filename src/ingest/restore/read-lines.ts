import type { SourceKind } from '../../terms.js';
import { UserError } from '../../user-error.js';
import { type LineKind, type LineOf, type LineShapes, VERSION, lineShapes } from './line-shapes.js';

/** A line of a file, numbered from 1. */
export interface TextLine {
  text: string;
  line: number;
}

/** What a line holds, and where it stands. */
export interface Placed<Value> {
  line: number;
  value: Value;
}

/** Lines of one kind that follow each other. */
export type Portion = { [Kind in LineKind]: { kind: Kind; things: Placed<LineOf<Kind>>[] } }[LineKind];

const LINES_OF_A_PORTION = 500;

/** The store cannot be made: the file is faulty, or there is a store already. */
export class RestoreError extends UserError {
  override readonly name = 'RestoreError';
}

/** An error in the file, at a line. */
export function lineError(line: number, message: string): RestoreError {
  return new RestoreError(`line ${line}: ${message}`);
}

/**
 * Reads the lines of an export, some hundred at a time. Blank lines are passed over.
 *
 * @throws RestoreError with the number of the line where one cannot be read, where the first is not the head of an
 *   export, or where the last does not say that the file is whole.
 */
export async function* readPortions(
  lines: AsyncIterable<TextLine>,
  sourceKinds: readonly SourceKind[],
): AsyncGenerator<Portion> {
  const shapes = lineShapes(sourceKinds);
  const counts = new Map<string, number>();
  let [last, end]: [number, Record<string, unknown> | null] = [0, null];
  let portion: { kind: LineKind; things: Placed<unknown>[] } | null = null;
  for await (const { text, line } of lines) {
    if (text.trim() === '') continue;
    const { kind, value } = parseLine(line, text);
    if (end !== null) throw lineError(line, 'expected nothing behind the line that ends the export');
    if (last === 0) checkHead(line, kind, value);
    else if (kind === 'end') end = value as Record<string, unknown>;
    else {
      const thing = { line, value: checkShape(shapes, { line, kind, value }) };
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (portion !== null && (portion.kind !== kind || portion.things.length >= LINES_OF_A_PORTION)) {
        yield portion as Portion;
        portion = null;
      }
      portion ??= { kind: kind as LineKind, things: [] };
      portion.things.push(thing);
    }
    last = line;
  }
  checkEnd(last, end, new Map(Object.keys(shapes).map((kind) => [kind, counts.get(kind) ?? 0])));
  if (portion !== null) yield portion as Portion;
}

/** A line is an object whose first field names its kind. */
function parseLine(line: number, text: string): { kind: string; value: unknown } {
  const parsed = parseJson(line, text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw lineError(line, `expected a JSON object, got ${show(text)}`);
  }
  const [kind, value] = Object.entries(parsed as Record<string, unknown>)[0] ?? ['', undefined];
  return { kind, value };
}

function parseJson(line: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw lineError(line, `expected JSON, got ${show(text)} (${(error as Error).message})`);
  }
}

function checkHead(line: number, kind: string, value: unknown): void {
  if (kind === 'papergraph' && value === VERSION) return;
  const got = show(JSON.stringify({ [kind]: value }));
  throw lineError(
    line,
    `expected the head of an export of this version, {"papergraph":${VERSION}}, got ${got}`,
  );
}

function checkShape(
  shapes: LineShapes,
  { line, kind, value }: { line: number; kind: string; value: unknown },
): unknown {
  if (!isKind(shapes, kind)) {
    throw lineError(line, `expected one of ${Object.keys(shapes).join(', ')}, got ${show(kind)}`);
  }
  const result = shapes[kind].safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => `${[kind, ...path].join('.')}: ${message}`);
  throw lineError(line, issues.join('; '));
}

function isKind(shapes: LineShapes, kind: string): kind is LineKind {
  return Object.hasOwn(shapes, kind);
}

/** A file that was cut off, or out of which lines were taken, is not the store that it was made from. */
function checkEnd(
  last: number,
  end: Record<string, unknown> | null,
  counts: ReadonlyMap<string, number>,
): void {
  if (end === null) throw lineError(last, 'expected a line that ends the export; the file is not whole');
  for (const [kind, found] of counts) {
    // An export of before a kind was there does not count it.
    if ((end[kind] ?? 0) === found) continue;
    throw lineError(last, `expected ${String(end[kind])} lines of ${kind}, as this line says, got ${found}`);
  }
}

function show(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
