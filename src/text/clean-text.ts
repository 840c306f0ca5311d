/** The one rule by which a text that people are shown is cleaned when it is read. Pure, linear in the length. */
import { decodeHTMLStrict } from 'entities';
import { visibleText } from './invisible.js';
import { withoutTags } from './markup/plain-markup.js';

/**
 * A title, an abstract, a name, an institution or a comment as people read it: markup is written out, entities are
 * decoded once (`&lt;i&gt;` is a text about tags), characters that do not show are left out. Angle brackets that are no
 * tags stay.
 */
export function cleanText(text: string): string {
  const plain = text.includes('<') ? withoutTags(withoutComments(text)) : text;
  return visibleText(plain.includes('&') ? decodeHTMLStrict(plain) : plain);
}

/** A comment of HTML both opens and closes: `-->` alone is an arrow. */
function withoutComments(text: string): string {
  if (!text.includes('<!')) return text;
  return text
    .replaceAll(/<!\[CDATA\[((?:(?!<!\[CDATA\[)[\s\S])*?)\]\]>/g, '$1')
    .replaceAll(/<!--(?:(?!<!--)[\s\S])*?-->/g, ' ');
}
