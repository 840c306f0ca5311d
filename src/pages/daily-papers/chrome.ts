/** Short lines seen above the entries. A page with other ones is told by the shape of what follows. */
const CHROME =
  /^(?:new|subscribe|daily papers|by ?ak\b.{0,40}|get trending papers.{0,60}|today|previous|next|\d{1,3})$/i;

/** Whether a line is an invitation, a heading or a number of the page. */
export function isDailyChrome(text: string): boolean {
  return CHROME.test(text.trim());
}
