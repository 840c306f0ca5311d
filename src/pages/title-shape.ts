/** Tells titles from paragraphs of abstracts where only their order and shape can. */

const LONGEST_TITLE = 400;
const ORDINARY_TITLE = 250;

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

/** A long line, or a sentence. */
export function isAbstractShaped(text: string): boolean {
  const line = text.trim();
  return line.length >= 180 || (/[.][\p{P}$]*$/u.test(line) && line.split(/\s+/u).length >= 8);
}

/** Whether an abstract can be over here: a sentence, an address or a formula ends the line. */
export function endsSentence(text: string): boolean {
  return /[.!?。…][\p{P}$\s]*$|https?:\/\/\S+$|[$})\]]$/u.test(text.trimEnd().slice(-200));
}
