import { BULK_FORMATS } from './all-formats.js';
import type { BulkFormat } from './bulk-format.js';
import { describeBytes, describeValues } from './describe-file.js';
import { quoteText } from './json/describe-value.js';
import { parseValue } from './json/parse-value.js';
import { isXmlElement } from './xml/xml-element.js';

/**
 * Whether a file is of the format that it is said to be, by its first items (ten are enough): null where one of
 * them is, and where there is none at all; else a sentence that says what was expected and what came.
 *
 * @param head the first bytes of the file, as text of one byte a character.
 */
export function recognise(texts: readonly string[], format: BulkFormat, head = ''): string | null {
  const [first] = texts;
  if (first === undefined) return null;
  if (texts.some((text) => valuesOf(text).some((value) => format.recognises(value)))) return null;
  return `Expected ${format.expects}, but the file ${findingOf(first, texts.flatMap(valuesOf), head)}.`;
}

/** In a list, as one more value stands for nothing at all: text that is no JSON. */
function valuesOf(text: string): unknown[] {
  const parsed = parseValue(text);
  return 'value' in parsed ? [parsed.value] : [];
}

function findingOf(first: string, values: readonly unknown[], head: string): string {
  const other = BULK_FORMATS.find((format) => values.flat().some((value) => format.recognises(value)));
  if (other !== undefined) return `holds ${other.expects} (format ${other.name})`;
  const xml = values.find(isXmlElement);
  if (xml !== undefined) return `holds other XML, such as <${xml.element}>`;
  const described = describeValues(values.flat());
  if (described !== null) return described;
  if (values.length > 0) return `holds other JSON, such as ${quoteText(first)}`;
  const kind = describeBytes(head || first);
  if (kind !== null) return kind;
  if (/^\s*[{[]/.test(first)) return `begins with ${quoteText(first)}, which is no whole JSON`;
  return `is no JSON: it begins with ${quoteText(first)}`;
}
