import { BULK_FORMATS } from './all-formats.js';
import type { BulkFormat } from './bulk-format.js';
import { quoteText } from './json/describe-value.js';
import { parseValue } from './json/parse-value.js';

/**
 * Whether a file is of the format that it is said to be, by its first items (ten are enough): null where one of
 * them is, and where there is none at all; else a sentence that says what was expected and what came.
 */
export function recognise(texts: readonly string[], format: BulkFormat): string | null {
  const [first] = texts;
  if (first === undefined) return null;
  if (texts.some((text) => valuesOf(text).some((value) => format.recognises(value)))) return null;
  return `Expected ${format.expects}, but the file ${findingOf(first, texts.flatMap(valuesOf))}.`;
}

/** In a list, as one more value stands for nothing at all: text that is no JSON. */
function valuesOf(text: string): unknown[] {
  const parsed = parseValue(text);
  return 'value' in parsed ? [parsed.value] : [];
}

function findingOf(first: string, values: readonly unknown[]): string {
  const other = BULK_FORMATS.find((format) => values.flat().some((value) => format.recognises(value)));
  if (other !== undefined) return `holds ${other.expects} (format ${other.name})`;
  if (/^\s*<(?:!doctype|!--|html|head|body|\?xml)/i.test(first)) return 'is an HTML page';
  if (/^\s*\[/.test(first)) {
    const formats = BULK_FORMATS.filter(({ framing }) => framing === 'array').map(({ name }) => name);
    return `begins with "[": it is a JSON array, as those of the format ${formats.join(' or ')}`;
  }
  if (values.length > 0) return `holds other JSON, such as ${quoteText(first)}`;
  if (/^\s*\{/.test(first)) return `begins with ${quoteText(first)}, which is no whole JSON object`;
  return `is no JSON: it begins with ${quoteText(first)}`;
}
