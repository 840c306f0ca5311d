/** Characters that do not show: soft hyphens, zero-width spaces, marks of direction, controls. Pure. */

/** https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point, controls, what annotations leave, blank braille. */
const SUSPECT = /[\p{Default_Ignorable_Code_Point}\p{Cc}\uFFF9-\uFFFC\u2800]/gu;

const HIDDEN = new RegExp(SUSPECT.source, 'u');

/** Kept: white space; U+0000, which is refused by name; variants of letters; the tags that spell flags. */
const KEPT = /[\t\n\v\f\r\0\p{Variation_Selector}\u{E0020}-\u{E007F}]/u;

/** They look like a blank: next line, letters of Korean that stand for none, braille without dots. */
const BLANKS: readonly string[] = ['\u0085', '\u115F', '\u1160', '\u3164', '\uFFA0', '\u2800'];

const JOINERS: readonly string[] = ['\u200C', '\u200D'];

/** What a joiner gives another shape: letters of scripts that join, and pictures. */
const JOINING =
  /(?:\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Mongolian}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Gurmukhi}|\p{Script=Gujarati}|\p{Script=Oriya}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}|\p{Script=Khmer}|\p{Script=Tibetan}|\p{Script=Nko}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;

/** The text without them. Joiners stay where a script needs them. */
export function visibleText(text: string): string {
  if (!HIDDEN.test(text)) return text;
  return text.replaceAll(SUSPECT, (sign, at: number, whole: string) => {
    if (KEPT.test(sign)) return sign;
    if (JOINERS.includes(sign)) return joins(whole, at) ? sign : '';
    return BLANKS.includes(sign) ? ' ' : '';
  });
}

function joins(text: string, at: number): boolean {
  return (
    JOINING.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{M}\p{S}]/u.test(text.slice(at + 1, at + 3))
  );
}
