import { quoteText } from './describe-value.js';

/** The most values that one text may hold, those within others too: each takes some fifty bytes, however short it is. */
export const MOST_VALUES = 1_000_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;

/** The value of a JSON text, or why there is none: `refused` completes the sentence "The record …". */
export function parseValue(text: string): { value: unknown } | { refused: string } {
  if (holdsTooMany(text))
    return { refused: `holds more than ${MOST_VALUES} values, expected at most that many` };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { refused: `is no JSON: it begins with ${quoteText(text)}` };
  }
}

/** Each value but the first stands behind one of three characters. */
function holdsTooMany(text: string): boolean {
  if (text.length <= MOST_VALUES) return false;
  let values = 0;
  let inString = false;
  for (let at = 0; at < text.length && values <= MOST_VALUES; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) inString = !inString;
    else if (!inString && (code === COMMA || code === OPEN_BRACKET || code === OPEN_BRACE)) values += 1;
  }
  return values > MOST_VALUES;
}
