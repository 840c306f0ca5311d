/** Lines of a document, with the number that problems name them by. */

export interface Line {
  /** From 1. */
  number: number;
  /** As printed, without the line break. */
  text: string;
}

/** Every line of a document, blank ones too; CR LF, CR and LF each end a line. */
export function splitLines(document: string): Line[] {
  return document.split(/\r\n?|\n/).map((text, index) => ({ number: index + 1, text }));
}

export function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

export function withoutBlankLines(lines: readonly Line[]): Line[] {
  return lines.filter((line) => !isBlank(line));
}

/** The text that lines span, blank lines between them kept, both ends trimmed; null where nothing is left. */
export function spannedText(lines: readonly Line[]): string | null {
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .trim();
  return text === '' ? null : text;
}

/** The first line after `index` that is not blank. */
export function nextPrintedLine(lines: readonly Line[], index: number): Line | null {
  return lines[nextPrintedIndex(lines, index)] ?? null;
}

/** The index of the first line after `index` that is not blank; -1 where there is none. */
export function nextPrintedIndex(lines: readonly Line[], index: number): number {
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next];
    if (line !== undefined && !isBlank(line)) return next;
  }
  return -1;
}

/** A line as a message quotes it: at most 60 characters. */
export function quoteLine(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 60 ? `"${trimmed.slice(0, 57)}..."` : `"${trimmed}"`;
}
