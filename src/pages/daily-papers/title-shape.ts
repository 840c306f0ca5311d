/** Tells titles from paragraphs of abstracts where only their order and shape can. */

const LONGEST_TITLE = 400;
const ORDINARY_TITLE = 250;
const LONGEST_SHORT_TITLE = 60;

/** False for what is too long to be a title at all. */
export function canBeTitle(text: string): boolean {
  return text.trim().length <= LONGEST_TITLE;
}

/** A line of three words or more, or with a colon, that no sentence ends. */
export function isTitleShaped(text: string): boolean {
  const title = text.trim();
  if (title.length > ORDINARY_TITLE || title.length < 8 || /[.,;:]$|https?:\/\//.test(title)) return false;
  const words = title.split(/\s+/u);
  return words.length <= 40 && (words.length >= 3 || title.includes(':')) && !/^[-•*]|^\p{Ll}+ /u.test(title);
}

/** What stands over a paragraph of an abstract. */
const HEADING =
  /^(?:background|context|introduction|overview|motivations?|purpose|objectives?|aims?|goals?|(?:materials and )?methods?|methodology|approach|design|setting|participants|results?|(?:(?:main|key|our) )?(?:findings?|insights?|ideas?|results?|contributions?)|discussion|(?:conclusions?|limitations|significance|implications|contributions?|availability|keywords|abstract|summary|highlights|note)(?: and .{1,20})?)$/i;

/** One or two words that no full stop ends, the first with a capital or a digit: `GANs`, `Attention Residuals`. */
export function isShortTitleShaped(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return (
    words.length <= 2 &&
    text.trim().length <= LONGEST_SHORT_TITLE &&
    !/[.,;:/]$|:\/\//.test(text.trim()) &&
    /[\p{Lu}\p{N}]/u.test(words[0] ?? '') &&
    !isHeading(text)
  );
}

/** `Results`, `Conclusions`: what divides an abstract, and begins no paper. */
export function isHeading(text: string): boolean {
  return HEADING.test(text.trim().slice(0, 80));
}

/** A long line, or a sentence. */
export function isAbstractShaped(text: string): boolean {
  const line = text.trim();
  return line.length >= 180 || (/[.][\p{P}$]*$/u.test(line) && line.split(/\s+/u).length >= 8);
}

/** Whether an abstract can be over here: a sentence, an address or a formula ends the line. */
export function endsSentence(text: string): boolean {
  return /[.!?。…][\p{P}$\s]*$|https?:\/\/\S+$|[$})\]]$/u.test(text.trimEnd().slice(-200));
}
